import type { CellName, TableCells } from '../primary-suppression/published-cells';

/** The multiplications that one more cell adds to the factorisation, by its first and last fiscal year (ordinals plus 1). */
export type CostOf = (firstYear: number, lastYear: number) => number;

/** The budget for links between fiscal years, as a multiple of the budget of all years. */
export const LINK_BUDGETS = 3;

/** Returns the cells with the most people within the budget. */
export function chooseAffordable(
  tables: readonly TableCells[],
  cells: readonly CellName[],
  costOf: CostOf,
  budget: number,
): ReadonlySet<CellName> {
  const countOf = ({ table, cell }: CellName) => tables[table]?.peopleCounts[cell] as number;
  const affordable = new Set<CellName>();
  let spent = 0;
  for (const name of cells.toSorted((a, b) => countOf(b) - countOf(a))) {
    const { firstYears, lastYears } = tables[name.table] as TableCells;
    spent += costOf(firstYears[name.cell] as number, lastYears[name.cell] as number);
    if (spent > budget) break;
    affordable.add(name);
  }
  return affordable;
}

/** A cell of one year is eliminated with all cells before it. */
export function createCostOfYear(): CostOf {
  let count = 0;
  return () => {
    count++;
    return count ** 2 / 2;
  };
}

/** A link is eliminated with the cells of its years, and with the links before it. @param sizes by year, the number of its cells. */
export function createCostOfLinks(sizes: ReadonlyMap<number, number>): CostOf {
  const linksOf = new Map([...sizes.keys()].map((year) => [year, 0]));
  let count = 0;
  return (firstYear, lastYear) => {
    count++;
    let cost = count ** 2 / 2;
    for (const [year, size] of sizes) {
      if (year < firstYear || year > lastYear) continue;
      const links = linksOf.get(year) as number;
      cost += size ** 2 / 2 + links * size;
      linksOf.set(year, links + 1);
    }
    return cost;
  };
}
