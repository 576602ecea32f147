/** Whether PostgreSQL can store a text as UTF-8: it has no NUL, and half of a surrogate pair has no UTF-8. */
export function isReadableText(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
