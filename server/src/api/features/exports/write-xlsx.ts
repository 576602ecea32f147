import { once } from 'node:events';
import type { Writable } from 'node:stream';
import exceljs from 'exceljs';
import type { Table } from './columns';

/**
 * Writes a workbook of one sheet, page by page. Texts are written as texts, so no cell is a formula.
 * The library's streams take rows faster than the reader may take bytes: each page waits for the reader, so no more than one is held.
 */
export async function writeXlsx(out: Writable, { headers, pages }: Table, sheetName: string, signal: AbortSignal): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: out, useSharedStrings: false, useStyles: true });
  const sheet = workbook.addWorksheet(sheetName, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = headers.map((header) => ({ header, width: Math.max(12, header.length + 2) }));
  sheet.getRow(1).font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: headers.length } };
  for await (const lines of pages) {
    for (const line of lines) sheet.addRow(line).commit();
    if (out.writableNeedDrain) await once(out, 'drain', { signal });
    signal.throwIfAborted();
  }
  sheet.commit();
  await workbook.commit();
}
