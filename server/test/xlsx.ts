import { readXlsx } from 'hucre/xlsx';

/** The cells of the one sheet of a workbook, read by another library than the one that wrote it. A date is a `Date` whose UTC time the cell shows. */
export async function readWorkbook(bytes: ArrayBuffer | Uint8Array): Promise<unknown[][]> {
  const { sheets } = await readXlsx(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
  if (sheets.length !== 1) throw new Error(`The workbook has ${sheets.length} sheets`);
  return sheets[0]?.rows ?? [];
}
