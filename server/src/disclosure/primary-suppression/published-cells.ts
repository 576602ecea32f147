import { PUBLISHED_TABLES, type Table } from '../published-tables';
import type { Microdata } from './microdata';
import { type CellNumbers, numberCells } from './number-cells';
import type { Records } from './records';
import { type DisclosureRules, findSensitive } from './sensitive-cells';
import { listTables } from './tabulate';

/** The cells of a published table, by ascending key. */
export interface TableCells {
  dimensions: Table;
  /** The ordinals of each cell in mixed radix, as number-cells.ts has them. */
  keys: Float64Array;
  peopleCounts: Int32Array;
  isSensitive: Uint8Array;
  /** The fiscal year that all leave of the cell is charged to, its ordinal plus 1; SEVERAL_YEARS where there are several. */
  years: Int32Array;
}

/** Greater than every fiscal year, so that it sorts last. */
export const SEVERAL_YEARS = 2_147_483_647;

/**
 * A table of one dimension with more cells than this is not published: its figures over all fiscal years link them, and the work grows with
 * the square of their number. Only team managers and leave issuers of large companies are as many.
 */
const MOST_LINKS = 200;

/** The cells of all published tables, in the order of the tables. */
export function listPublishedCells(microdata: Microdata, rules: DisclosureRules): TableCells[] {
  const cellsOf = new Map<Table, TableCells>();
  for (const { table, records } of listTables(microdata, PUBLISHED_TABLES, null, rules.dominancePercent !== null)) {
    const cells = listCells(microdata, table, records, rules);
    if (table.length > 1 || cells.keys.length <= MOST_LINKS) cellsOf.set(table, cells);
  }
  return PUBLISHED_TABLES.flatMap((table) => cellsOf.get(table) ?? []);
}

function listCells(microdata: Microdata, dimensions: Table, records: Records, rules: DisclosureRules): TableCells {
  const numbers = numberCells(microdata, records, dimensions);
  const { peopleCounts, isSensitive } = findSensitive(records, numbers, rules);
  const years = findYears(records, numbers);
  const cells: number[] = [];
  for (let cell = 0; cell < numbers.cellCount; cell++) if (peopleCounts[cell] !== 0) cells.push(cell);
  cells.sort((a, b) => numbers.keyOf(a) - numbers.keyOf(b));
  return {
    dimensions,
    keys: Float64Array.from(cells, numbers.keyOf),
    peopleCounts: Int32Array.from(cells, (cell) => peopleCounts[cell] as number),
    isSensitive: Uint8Array.from(cells, (cell) => isSensitive[cell] as number),
    years: Int32Array.from(cells, (cell) => years[cell] as number),
  };
}

function findYears(records: Records, { cells, cellCount }: CellNumbers): Int32Array {
  const ordinals = records.ordinals.FISCAL_YEAR as Int32Array;
  const years = new Int32Array(cellCount).fill(-1);
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] as number;
    const year = (ordinals[at] as number) + 1;
    if (years[cell] === -1) years[cell] = year;
    else if (years[cell] !== year) years[cell] = SEVERAL_YEARS;
  }
  return years;
}
