import { type PassThrough, Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { createWallClock } from '../../../domain/local-date';
import type { Table } from './columns';
import { writeSheet } from './sheet-xml';
import { SHEET_PATH, workbookParts } from './workbook-parts';

/** Rows of a worksheet of Excel below the headers. */
export const MAX_XLSX_ROWS = 1_048_575;

/** Writes a workbook of one sheet, no faster than `out` takes it. Instants are written as the time in the source's zone. */
export async function writeXlsx(
  out: Writable,
  table: Table,
  { sheetName, sourceTimeZone }: { sheetName: string; sourceTimeZone: string },
): Promise<void> {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  const rows = Readable.from(writeSheet(table, createWallClock(sourceTimeZone)), { objectMode: false });
  for (const [path, xml] of workbookParts(sheetName)) zip.addBuffer(Buffer.from(xml), path);
  zip.addReadStream(rows, SHEET_PATH);
  zip.end();
  // The library passes an error of its parts to nobody, and does not end them with its output.
  rows.on('error', (error) => output.destroy(error));
  zip.on('error', (error: Error) => output.destroy(error));
  try {
    await pipeline(output, out);
  } finally {
    rows.destroy();
  }
}
