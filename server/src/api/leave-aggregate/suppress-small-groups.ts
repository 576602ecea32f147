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
 * filter) less the shown cells would give a small group away, the smallest shown cell beside it, until nothing is given away.
 */
export function findSuppressed(cells: readonly Group[]): Set<number> {
  const suppressed = new Set<number>();
  cells.forEach(({ employeeCount }, at) => {
    if (isSmallGroup(employeeCount)) suppressed.add(at);
  });
  if (suppressed.size === 0) return suppressed;
  const families = findFamilies(cells);
  for (let before = -1; before !== suppressed.size; ) {
    before = suppressed.size;
    for (const family of families) protect(family, cells, suppressed);
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

function protect(family: readonly number[], cells: readonly Group[], suppressed: Set<number>): void {
  const people = new Set<string>();
  for (const at of family) {
    if (!suppressed.has(at)) continue;
    const few = cells[at]?.fewEmployeeIds;
    if (!few) return;
    for (const id of few) people.add(id);
  }
  if (people.size === 0 || people.size >= SMALLEST_SHOWN_GROUP) return;
  const [smallest] = family
    .filter((at) => !suppressed.has(at))
    .toSorted((a, b) => compareGroups(cells[a], cells[b]));
  if (smallest !== undefined) suppressed.add(smallest);
}

function compareGroups(a: Group | undefined, b: Group | undefined): number {
  return (a?.employeeCount ?? 0) - (b?.employeeCount ?? 0) || (a?.leaveDays ?? 0) - (b?.leaveDays ?? 0);
}
