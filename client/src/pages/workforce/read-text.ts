/** The text of a file; null where it is no UTF-8 text, which `File.text` would read with other letters. */
export async function readText(file: File): Promise<string | null> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') || text.startsWith('PK\u0003\u0004') ? null : text;
  } catch {
    return null;
  }
}
