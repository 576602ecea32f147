import type { Microdata } from '../primary-suppression/microdata';
import type { CellName, TableCells } from '../primary-suppression/published-cells';
import { type CostOf, chooseAffordable, createCostOfLinks, createCostOfYear, LINK_BUDGETS } from './affordable-cells';
import { createPartFinder } from './parts';

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
  const links = blocks.get(null) ?? [];
  const years = [...blocks.keys()].filter((year) => year !== null).sort((a, b) => a - b);
  const parts = createPartFinder(microdata, tables);
  const chosen: (CellName & { parts: readonly number[] | undefined })[] = [];
  const vectors: number[] = [];
  const begins = [0];
  function choose(cells: readonly CellName[], costOf: CostOf, most: number): void {
    const withCost = cells.filter((name) => !parts.find(name));
    const affordable = chooseAffordable(tables, withCost, costOf, most);
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
  for (const year of years) choose(blocks.get(year) ?? [], createCostOfYear(), budget / years.length);
  const sizes = new Map(years.map((year, at) => [year, (begins[at + 1] as number) - (begins[at] as number)]));
  choose(links, createCostOfLinks(sizes), LINK_BUDGETS * budget);
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

const NO_MONTH = Number.MAX_SAFE_INTEGER;

function readMonth({ columns }: Microdata, tables: readonly TableCells[], { table, cell }: CellName): number {
  const { dimensions, keys } = tables[table] as TableCells;
  const place = dimensions.indexOf('YEAR_MONTH');
  if (place < 0) return NO_MONTH;
  const after = dimensions.slice(place + 1).reduce((product, dimension) => product * columns[dimension].radix, 1);
  return Math.floor((keys[cell] as number) / after) % columns.YEAR_MONTH.radix;
}

/** The candidates of each fiscal year, null: of several, in the order of the tables, then by people, then by key. */
function groupByYear(tables: readonly TableCells[]): Map<number | null, CellName[]> {
  const blocks = new Map<number | null, CellName[]>();
  for (const [table, { keys, peopleCounts, isSensitive, firstYears, lastYears }] of tables.entries()) {
    const cells = Array.from(keys.keys())
      .filter((cell) => isSensitive[cell] === 0)
      .sort((a, b) => (peopleCounts[b] as number) - (peopleCounts[a] as number) || a - b);
    for (const cell of cells) {
      const year = firstYears[cell] === lastYears[cell] ? (firstYears[cell] as number) : null;
      const block = blocks.get(year);
      if (block) block.push({ table, cell });
      else blocks.set(year, [{ table, cell }]);
    }
  }
  return blocks;
}
