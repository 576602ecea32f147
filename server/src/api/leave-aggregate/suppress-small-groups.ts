/** Groups of fewer people than this are shown to nobody who may not see single people. */
export const SMALLEST_SHOWN_GROUP = 5;

interface Group {
  /** The values that make the cell, one for each dimension. */
  ids: readonly string[];
  leaveDays: number;
  employeeCount: number;
  /** Who is in it, known where that is fewer than SMALLEST_SHOWN_GROUP. */
  fewEmployeeIds: readonly string[] | null;
}

/**
 * Which cells must not be shown. First those of small groups; then, wherever a total (of the answer, or of a coarser question over the same
 * filter) less the shown cells would give a hidden one away, another cell beside it, until nothing is given away.
 */
export function findSuppressed(cells: readonly Group[]): Set<number> {
  const suppressed = new Set<number>();
  cells.forEach(({ employeeCount }, at) => {
    if (isSmallGroup(employeeCount)) suppressed.add(at);
  });
  if (suppressed.size === 0) return suppressed;
  const families = findFamilies(cells);
  const familiesOf = cells.map((): number[][] => []);
  for (const family of families) for (const at of family) familiesOf[at]?.push(family);
  // Few of the families change anything; each round hides at least one more cell, so it ends.
  for (let before = -1; before !== suppressed.size; ) {
    before = suppressed.size;
    for (const family of families) if (isGivenAway(family, cells, suppressed)) hideOneMore(family, cells, familiesOf, suppressed);
  }
  return suppressed;
}

/** An empty group gives nobody away. */
export function isSmallGroup(employeeCount: number): boolean {
  return employeeCount > 0 && employeeCount < SMALLEST_SHOWN_GROUP;
}

/** All cells that share the values of some of the dimensions: somebody may know their total. */
function findFamilies(cells: readonly Group[]): number[][] {
  const dimensionCount = cells[0]?.ids.length ?? 0;
  const families: number[][] = [];
  for (let shared = 0; shared < 2 ** dimensionCount - 1; shared++) {
    const byKey = new Map<string, number[]>();
    cells.forEach(({ ids }, at) => {
      const key = JSON.stringify(ids.filter((_, dimension) => shared & (1 << dimension)));
      const family = byKey.get(key);
      if (family) family.push(at);
      else byKey.set(key, [at]);
    });
    families.push(...[...byKey.values()].filter((family) => family.length > 1));
  }
  return families;
}

/** The total less the shown cells is one hidden cell, or a few people. */
function isGivenAway(family: readonly number[], cells: readonly Group[], suppressed: ReadonlySet<number>): boolean {
  const hidden = family.filter((at) => suppressed.has(at));
  if (hidden.length < 2) return hidden.length === 1;
  const people = new Set<string>();
  for (const at of hidden) {
    const few = cells[at]?.fewEmployeeIds;
    if (!few) return false;
    for (const id of few) people.add(id);
  }
  return people.size < SMALLEST_SHOWN_GROUP;
}

// First a cell that does not open new gaps in other families (so gaps close to a rectangle soon), then the smallest one.
function hideOneMore(family: readonly number[], cells: readonly Group[], familiesOf: readonly number[][][], suppressed: Set<number>): void {
  const costOf = (at: number): [number, number, number] => {
    const opened = familiesOf[at]?.filter((other) => !other.some((cell) => suppressed.has(cell))).length ?? 0;
    return [opened, cells[at]?.employeeCount ?? 0, cells[at]?.leaveDays ?? 0];
  };
  const [cheapest] = family
    .filter((at) => !suppressed.has(at))
    .map((at) => ({ at, cost: costOf(at) }))
    .toSorted((a, b) => a.cost[0] - b.cost[0] || a.cost[1] - b.cost[1] || a.cost[2] - b.cost[2]);
  if (cheapest) suppressed.add(cheapest.at);
}
