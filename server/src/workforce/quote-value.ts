const MAX_LETTERS = 60;

/** What a file says, in quotation marks, for a message: its beginning where it is long, and only characters that can be stored and seen. */
export function quoteValue(text: string): string {
  const shown = text.length > MAX_LETTERS ? `${text.slice(0, MAX_LETTERS)}…` : text;
  return `"${shown.toWellFormed().replace(/\p{Cc}/gu, '\ufffd')}"`;
}
