/** SQL for the full name made of three columns; null without any part of a name. */
export function fullName(first: string, middle: string, last: string): string {
  return `nullif(concat_ws(' ', nullif(${first}, ''), nullif(${middle}, ''), nullif(${last}, '')), '')`;
}

/** The same for the columns first_name, middle_name and last_name of `alias`. */
export function fullNameOf(alias: string): string {
  return fullName(`${alias}.first_name`, `${alias}.middle_name`, `${alias}.last_name`);
}
