/**
 * Text for COPY: each character is one byte of its UTF-8. A single non-ASCII name would otherwise make a whole block of records a string of
 * two-byte characters, with twice the memory and time.
 */
export type ByteText = string;

export function toByteText(text: string): ByteText {
  return Buffer.from(text, 'utf8').toString('latin1');
}

export function fromByteText(text: ByteText): string {
  return Buffer.from(text, 'latin1').toString('utf8');
}

/** Writes one row in PostgreSQL's COPY text format, without the line end. COPY is the fastest way to insert (docs/performance.md). */
export function encodeCopyRow(values: readonly (string | number | boolean | null)[]): string {
  let row = '';
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (index > 0) row += '\t';
    row += value === null || value === undefined ? '\\N' : typeof value === 'string' ? escapeText(value) : String(value);
  }
  return row;
}

const SPECIAL = /[\\\t\n\r]/;
const ALL_SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escapeText(text: string): string {
  return SPECIAL.test(text) ? text.replace(ALL_SPECIAL, (character) => ESCAPES[character] ?? character) : text;
}

const UNESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', v: '\v' };

/** Reads a row that `encodeCopyRow` wrote. */
export function decodeCopyRow(row: string): (string | null)[] {
  return row.split('\t').map((cell) => {
    if (cell === '\\N') return null;
    return cell.includes('\\') ? cell.replace(/\\(.)/gs, (_, escaped: string) => UNESCAPES[escaped] ?? escaped) : cell;
  });
}
