import type { Microdata } from '../primary-suppression/microdata';
import { SEVERAL_YEARS, type TableCells } from '../primary-suppression/published-cells';
import type { Table } from '../published-tables';

/** The cells that are not sensitive, in the order of the decision. A candidate is shown unless it would disclose a sensitive group. */
export interface Candidates {
  count: number;
  /** By position in the order: the number of the table, and of the cell in it. */
  table: Int32Array;
  cell: Int32Array;
  /**
   * By position: the positions of earlier candidates that add up to this one. For example, a department over all years is the sum of its
   * fiscal years. Undefined if there are none.
   */
  parts: (readonly number[] | undefined)[];
  /**
   * The positions of the candidates without parts, in the order of the linear algebra: by fiscal year, and the links between years last.
   * Within a year the cells of one month stand together, before the cells of whole years. Cells of different months share no atoms, which
   * keeps the factor sparse.
   */
  vectors: Int32Array;
  /** Vectors begins[i] to begins[i + 1] - 1 are those of fiscal year years[i]; the last ones are the links. */
  begins: Int32Array;
  /** Ordinals plus 1. */
  years: Int32Array;
}

/**
 * Puts the candidates in order: by fiscal year, then cells that link several years; within these by table, then by people (most first),
 * then by ordinals. Cells of different fiscal years share no atoms, so each year is a small problem.
 * @param budget how many multiplications the factorisation of the fiscal years may take. If there are too many candidates, those with the
 * fewest people are left out and not shown.
 */
export function orderCandidates(microdata: Microdata, tables: readonly TableCells[], budget: number): Candidates {
  const blocks = groupByYear(tables);
  const links = blocks.get(SEVERAL_YEARS) ?? [];
  blocks.delete(SEVERAL_YEARS);
  const years = [...blocks.keys()].sort((a, b) => a - b);
  const parts = createPartFinder(microdata, tables);
  const chosen: (CellName & { parts: readonly number[] | undefined })[] = [];
  const vectors: number[] = [];
  const begins = [0];
  function choose(cells: readonly CellName[], most: number): void {
    const affordable = chooseLargest(
      tables,
      cells.filter((name) => !parts.find(name)),
      most,
    );
    const withoutParts: { position: number; month: number }[] = [];
    for (const name of cells) {
      const ownParts = parts.find(name);
      if (!ownParts && !affordable.has(name)) continue;
      if (!ownParts) withoutParts.push({ position: chosen.length, month: readMonth(microdata, tables, name) });
      parts.know(name, chosen.length);
      chosen.push({ ...name, parts: ownParts });
    }
    withoutParts.sort((a, b) => a.month - b.month || a.position - b.position);
    for (const { position } of withoutParts) vectors.push(position);
    begins.push(vectors.length);
  }
  for (const year of years) choose(blocks.get(year) ?? [], Math.cbrt((6 * budget) / years.length));
  choose(links, countMostLinks(begins, LINK_BUDGETS * budget));
  return {
    count: chosen.length,
    table: Int32Array.from(chosen, ({ table }) => table),
    cell: Int32Array.from(chosen, ({ cell }) => cell),
    parts: chosen.map(({ parts }) => parts),
    vectors: Int32Array.from(vectors),
    begins: Int32Array.from(begins),
    years: Int32Array.from(years),
  };
}

/** The budget of the links, in budgets. Their estimate is far too high, because most links share atoms with one or two fiscal years. */
const LINK_BUDGETS = 6;

function chooseLargest(tables: readonly TableCells[], cells: readonly CellName[], most: number): ReadonlySet<CellName> {
  if (cells.length <= most) return new Set(cells);
  const countOf = ({ table, cell }: CellName) => tables[table]?.peopleCounts[cell] as number;
  return new Set(cells.toSorted((a, b) => countOf(b) - countOf(a)).slice(0, most));
}

interface CellName {
  table: number;
  cell: number;
}

const NO_MONTH = Number.MAX_SAFE_INTEGER;

function readMonth({ columns }: Microdata, tables: readonly TableCells[], { table, cell }: CellName): number {
  const { dimensions, keys } = tables[table] as TableCells;
  const place = dimensions.indexOf('YEAR_MONTH');
  if (place < 0) return NO_MONTH;
  const after = dimensions.slice(place + 1).reduce((product, dimension) => product * columns[dimension].radix, 1);
  return Math.floor((keys[cell] as number) / after) % columns.YEAR_MONTH.radix;
}

/** The candidates of each fiscal year, in the order of the tables, then by people, then by key. */
function groupByYear(tables: readonly TableCells[]): Map<number, CellName[]> {
  const blocks = new Map<number, CellName[]>();
  for (const [table, { keys, peopleCounts, isSensitive, years }] of tables.entries()) {
    const cells = Array.from(keys.keys())
      .filter((cell) => isSensitive[cell] === 0)
      .sort((a, b) => (peopleCounts[b] as number) - (peopleCounts[a] as number) || a - b);
    for (const cell of cells) {
      const year = years[cell] as number;
      const block = blocks.get(year);
      if (block) block.push({ table, cell });
      else blocks.set(year, [{ table, cell }]);
    }
  }
  return blocks;
}

/** How many links the budget is enough for: each is eliminated with the vectors of every year and with the links before it. */
function countMostLinks(begins: readonly number[], budget: number): number {
  const sizes = begins.slice(1).map((end, at) => end - (begins[at] as number));
  const squares = sizes.reduce((sum, size) => sum + size ** 2, 0);
  const sum = sizes.reduce((total, size) => total + size, 0);
  let [least, most] = [0, 100_000];
  while (least < most) {
    const links = Math.ceil((least + most) / 2);
    const work = (links * squares) / 2 + (links ** 2 * sum) / 2 + links ** 3 / 6;
    if (work <= budget) least = links;
    else most = links - 1;
  }
  return least;
}

/** Finds cells that add up to a cell, if all of them are known to be earlier candidates. */
function createPartFinder(microdata: Microdata, tables: readonly TableCells[]) {
  const positions = tables.map(({ keys }) => new Int32Array(keys.length).fill(-1));
  const listParts = tables.map(({ dimensions }, table) => createPartList(microdata, tables, table, dimensions));
  function find({ table, cell }: CellName): readonly number[] | undefined {
    const found = listParts[table]?.(cell).map((part) => positions[part.table]?.[part.cell] as number);
    return found && found.length > 0 && found.every((position) => position >= 0) ? found : undefined;
  }
  function know({ table, cell }: CellName, position: number): void {
    (positions[table] as Int32Array)[cell] = position;
  }
  return { find, know };
}

/**
 * Returns the cells that add up to a cell of a table: of [X] those of ['FISCAL_YEAR', X], and the other way round, if all leave of the cell of
 * [X] is charged to one fiscal year, that cell.
 */
function createPartList(
  { columns }: Microdata,
  tables: readonly TableCells[],
  table: number,
  dimensions: Table,
): (cell: number) => CellName[] {
  const dimension = dimensions.at(-1);
  const find = (...wanted: Table) => tables.findIndex((other) => other.dimensions.join() === wanted.join());
  if (dimension === undefined || dimension === 'FISCAL_YEAR') return () => [];
  const [coarse, fine] = [find(dimension), find('FISCAL_YEAR', dimension)];
  if (coarse < 0 || fine < 0 || (table !== coarse && table !== fine)) return () => [];
  const { keys: own } = tables[table] as TableCells;
  const other = table === coarse ? fine : coarse;
  const { keys: others, years } = tables[other] as TableCells;
  const { radix } = columns[dimension];
  const byValue = new Map<number, CellName[]>();
  for (const [cell, key] of others.entries()) {
    if (other === coarse && years[cell] === SEVERAL_YEARS) continue;
    const known = byValue.get(key % radix);
    if (known) known.push({ table: other, cell });
    else byValue.set(key % radix, [{ table: other, cell }]);
  }
  return (cell) => byValue.get((own[cell] as number) % radix) ?? [];
}
