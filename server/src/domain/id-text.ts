// Ids are whole numbers that PostgreSQL has as bigint. 18 digits always fit; a longer text would be an error of the statement.

/** Whether a text can be an id that this program gives: a row's, a run's, a data version's. */
export function isId(text: string): boolean {
  return /^\d{1,18}$/.test(text);
}

/** Whether a text can be an id that the source gives; those may be negative. */
export function isSourceId(text: string): boolean {
  return /^-?\d{1,18}$/.test(text);
}
