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
  /** The first and the last fiscal year that leave of the cell is charged to, as ordinals plus 1. */
  firstYears: Int32Array;
  lastYears: Int32Array;
}

/** A cell by the number of its table, and its number in that table. */
export interface CellName {
  table: number;
  cell: number;
}

/**
 * A table of one dimension with more cells than this is not published: its figures over all fiscal years link them, and the work grows with
 * the square of their number. Only team managers and leave issuers of large companies are as many.
 */
const MAX_LINKS = 200;

/** The cells of all published tables, in the order of the tables. */
export function listPublishedCells(microdata: Microdata, rules: DisclosureRules): TableCells[] {
  const cellsOf = new Map<Table, TableCells>();
  for (const { table, records } of listTables(microdata, PUBLISHED_TABLES, null, rules.dominancePercent !== null)) {
    const cells = listCells(microdata, table, records, rules);
    if (table.length > 1 || cells.keys.length <= MAX_LINKS) cellsOf.set(table, cells);
  }
  return PUBLISHED_TABLES.flatMap((table) => cellsOf.get(table) ?? []);
}

function listCells(microdata: Microdata, dimensions: Table, records: Records, rules: DisclosureRules): TableCells {
  const numbers = numberCells(microdata, records, dimensions);
  const { peopleCounts, isSensitive } = findSensitive(records, numbers, rules);
  const { firstYears, lastYears } = findYears(records, numbers);
  const cells: number[] = [];
  for (let cell = 0; cell < numbers.cellCount; cell++) if (peopleCounts[cell] !== 0) cells.push(cell);
  cells.sort((a, b) => numbers.keyOf(a) - numbers.keyOf(b));
  return {
    dimensions,
    keys: Float64Array.from(cells, numbers.keyOf),
    peopleCounts: Int32Array.from(cells, (cell) => peopleCounts[cell] as number),
    isSensitive: Uint8Array.from(cells, (cell) => isSensitive[cell] as number),
    firstYears: Int32Array.from(cells, (cell) => firstYears[cell] as number),
    lastYears: Int32Array.from(cells, (cell) => lastYears[cell] as number),
  };
}

function findYears(records: Records, { cells, cellCount }: CellNumbers) {
  const ordinals = records.ordinals.FISCAL_YEAR as Int32Array;
  const firstYears = new Int32Array(cellCount).fill(2_147_483_647);
  const lastYears = new Int32Array(cellCount);
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] as number;
    const year = (ordinals[at] as number) + 1;
    if (year < (firstYears[cell] as number)) firstYears[cell] = year;
    if (year > (lastYears[cell] as number)) lastYears[cell] = year;
  }
  return { firstYears, lastYears };
}
