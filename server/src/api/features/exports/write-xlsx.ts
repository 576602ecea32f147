import { type PassThrough, Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { createWallClock } from '../../../domain/local-date';
import type { CellValue, Table } from './columns';
import { writeSheet } from './sheet-xml';
import { sheetPath, workbookParts } from './workbook-parts';

/** Rows of a worksheet of Excel below the headers. */
export const MAX_XLSX_ROWS = 1_048_575;

/** What a workbook says of itself on its second sheet. */
export type About = readonly (readonly [property: string, value: CellValue])[];

interface Workbook {
  sheetName: string;
  sourceTimeZone: string;
  about: About;
}

/** Writes a workbook: the table, and a sheet about it. No faster than `out` takes it. Instants are the time in the source's zone. */
export async function writeXlsx(out: Writable, table: Table, { sheetName, sourceTimeZone, about }: Workbook): Promise<void> {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  const clock = createWallClock(sourceTimeZone);
  const sheets = [table, tableOf(about)].map((one) => Readable.from(writeSheet(one, clock), { objectMode: false }));
  for (const [path, xml] of workbookParts([sheetName, 'about'])) zip.addBuffer(Buffer.from(xml), path);
  for (const [at, rows] of sheets.entries()) {
    zip.addReadStream(rows, sheetPath(at + 1));
    // The library passes an error of its parts to nobody, and does not end them with its output.
    rows.on('error', (error) => output.destroy(error));
  }
  zip.end();
  zip.on('error', (error: Error) => output.destroy(error));
  try {
    await pipeline(output, out);
  } finally {
    for (const rows of sheets) rows.destroy();
  }
}

function tableOf(about: About): Table {
  async function* pages() {
    yield about.map((line) => [...line]);
  }
  return { headers: ['property', 'value'], dates: [false, false], pages: pages() };
}
