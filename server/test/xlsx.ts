import { readXlsx } from 'hucre/xlsx';

/**
 * The cells of the first sheet of a workbook, read by another library than the one that wrote it. A date is a `Date` whose UTC time the
 * cell shows.
 */
export async function readWorkbook(bytes: ArrayBuffer | Uint8Array): Promise<unknown[][]> {
  return (await readSheets(bytes))[0]?.rows ?? [];
}

/** What the second sheet says of the first one. */
export async function readAbout(bytes: ArrayBuffer | Uint8Array): Promise<Readonly<Record<string, unknown>>> {
  const rows = (await readSheets(bytes))[1]?.rows ?? [];
  return Object.fromEntries(rows.slice(1).map(([property, value]) => [String(property), value]));
}

async function readSheets(bytes: ArrayBuffer | Uint8Array) {
  const { sheets } = await readXlsx(bytes instanceof Uint8Array ? bytes : new Uint8Array(bytes));
  if (sheets.length !== 2) throw new Error(`The workbook has ${sheets.length} sheets`);
  return sheets;
}
