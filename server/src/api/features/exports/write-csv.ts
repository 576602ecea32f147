import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import type { Table } from './columns';

/**
 * Writes CSV as RFC 4180 has it, in UTF-8, no faster than `out` takes it. A text that a spreadsheet would compute is escaped with an
 * apostrophe.
 * @param bom begin with a byte order mark, by which Excel knows UTF-8
 */
export async function writeCsv(out: Writable, { headers, pages }: Table, bom: boolean): Promise<void> {
  const encode = stringify({
    bom,
    record_delimiter: '\r\n',
    // A lone CR or LF ends a line for many readers.
    quote_record_delimiter: true,
    escape_formulas: true,
    cast: { boolean: (value) => String(value), date: (value) => value.toISOString() },
  });
  await pipeline(Readable.from(listLines(headers, pages)), encode, out);
}

async function* listLines(headers: Table['headers'], pages: Table['pages']) {
  yield headers;
  for await (const lines of pages) yield* lines;
}
