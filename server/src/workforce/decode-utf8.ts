/** What is said of other bytes. Excel's own format and its "Unicode text" are the usual ones. */
export const NOT_UTF8 = 'The file is no UTF-8 text. Save it as CSV in UTF-8: in Excel the type "CSV UTF-8".';

/** UTF-8 as text, without a byte order mark; null where it is none. */
export function decodeUtf8(bytes: Buffer): string | null {
  // The beginning of a ZIP archive, which a workbook of Excel is.
  if (bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
