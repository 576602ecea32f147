import { type CutTable, countPeople } from './cut-into-cells';
import type { Table } from './published-tables';
import type { Group } from './shared-atoms';
import { SMALLEST_SHOWN_GROUP } from './smallest-shown-group';

// Far below what a change does to a group that is free to change, far above rounding.
const UNCHANGED = 1e-7;

/**
 * The small groups of a table that a change leaves as they are: every cell of few people, and the small cells beside each other (they differ in one
 * value) where together they are few people still, since a total less the others would give those away as one.
 */
export function findGivenAway(dimensions: Table, table: CutTable, change: Float64Array): Group[] {
  const { cells, cellCount } = table;
  const peopleCounts = countPeople(table);
  const isSmall = Uint8Array.from(peopleCounts, (count) => (count < SMALLEST_SHOWN_GROUP ? 1 : 0));
  const groups = listUnchanged(table, { groups: cells, groupCount: cellCount, isSmall }, change);
  for (const dropped of dimensions.keys()) {
    const { lines, lineCount } = table.joinCells(dropped);
    groups.push(...listUnchanged(table, { groups: lines, groupCount: lineCount, isSmall }, change));
  }
  return groups;
}

interface Grouping {
  /** By visit. */
  groups: Int32Array;
  groupCount: number;
  /** By cell: of the others nothing counts. */
  isSmall: Uint8Array;
}

function listUnchanged({ atoms, people, cells }: CutTable, { groups, groupCount, isSmall }: Grouping, change: Float64Array): Group[] {
  const sums = new Float64Array(groupCount);
  const counts = new Int32Array(groupCount);
  // 0 is nothing and nobody.
  const lastAtom = new Int32Array(groupCount);
  const lastPerson = new Int32Array(groupCount);
  for (let visit = 0; visit < groups.length; visit++) {
    if (isSmall[cells[visit] as number] === 0) continue;
    const group = groups[visit] as number;
    const atom = (atoms[visit] as number) + 1;
    if (lastAtom[group] === atom) continue;
    lastAtom[group] = atom;
    sums[group] = (sums[group] as number) + (change[atom - 1] as number);
    const person = (people[visit] as number) + 1;
    if (lastPerson[group] === person) continue;
    lastPerson[group] = person;
    counts[group] = (counts[group] as number) + 1;
  }
  const found = new Map<number, Set<number>>();
  for (let group = 0; group < groupCount; group++) {
    const count = counts[group] as number;
    if (count > 0 && count < SMALLEST_SHOWN_GROUP && Math.abs(sums[group] as number) < UNCHANGED) found.set(group, new Set());
  }
  if (found.size === 0) return [];
  for (let visit = 0; visit < groups.length; visit++) {
    if (isSmall[cells[visit] as number] === 1) found.get(groups[visit] as number)?.add(atoms[visit] as number);
  }
  return [...found.values()].map((group) => [...group]);
}
