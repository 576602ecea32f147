import { drawResidue, reduce } from '../algebra/prime-field';
import type { Microdata } from '../primary-suppression/microdata';
import { numberCells } from '../primary-suppression/number-cells';
import type { Records } from '../primary-suppression/records';
import { type DisclosureRules, findSensitive } from '../primary-suppression/sensitive-cells';
import { listTables } from '../primary-suppression/tabulate';
import { GUARDED_TABLES, PUBLISHED_TABLES, type Table, type TableDimension } from '../published-tables';
import type { CandidateSpan } from './candidate-span';
import type { VectorFinder } from './cells-of-atom';

/** A set of atoms, ascending. */
export type Group = Int32Array;

/**
 * Finds the sensitive groups that all candidates together disclose. Only these need protection, because suppressing candidates discloses
 * nothing.
 *
 * It draws a random change of the days of every atom that changes no candidate: its sum over each candidate is 0. If its sum over a group
 * is 0 too, the candidates determine the group's days.
 * @returns null if there are more than `most`.
 */
export function findDisclosedGroups(
  microdata: Microdata,
  span: CandidateSpan,
  finder: VectorFinder,
  rules: DisclosureRules,
  most: number,
): Group[] | null {
  const changeOf = (atom: number, series: number) => drawChange(atom, series, span, finder);
  const change = new Int32Array(microdata.atomCount);
  for (let atom = 0; atom < change.length; atom++) change[atom] = changeOf(atom, 0);
  const distinct = new GroupSet();
  for (const { table, records } of listTables(microdata, ALL_TABLES, change, rules.dominancePercent !== null)) {
    for (const unchanged of findUnchanged(microdata, table, records, rules)) {
      const group = listAtoms(microdata, records, unchanged);
      // The sum of one change can be 0 by chance, so a second one has to agree.
      if (reduce(group.reduce((sum, atom) => sum + changeOf(atom, 1), 0)) === 0) distinct.add(group);
      if (distinct.groups.length > most) return null;
    }
  }
  return distinct.groups;
}

const ALL_TABLES: readonly Table[] = [...new Map([...PUBLISHED_TABLES, ...GUARDED_TABLES].map((table) => [table.join(), table])).values()];

function drawChange(atom: number, series: number, { probeFactors }: CandidateSpan, { find, found }: VectorFinder): number {
  const factors = probeFactors[series] as Float64Array;
  let change = drawResidue(atom, series);
  const count = find(atom);
  for (let at = 0; at < count; at++) change -= factors[found[at] as number] as number;
  return reduce(change);
}

/**
 * Finds the sensitive groups of a table whose days the change leaves as they are, as lists of records. A group is a sensitive cell, or all
 * sensitive cells of a line (cells that differ in one dimension) if they are sensitive together: the total of the line less its other cells
 * would disclose their sum.
 */
function findUnchanged(microdata: Microdata, table: Table, records: Records, rules: DisclosureRules): number[][] {
  const numbers = numberCells(microdata, records, table);
  const { isSensitive } = findSensitive(records, numbers, rules);
  const chosen = selectRecords(numbers.cells, isSensitive);
  if (chosen.length === 0) return [];
  const lines = table.map((_, dropped) => numberCells(microdata, records, table.toSpliced(dropped, 1), chosen));
  return [numberCells(microdata, records, table, chosen), ...lines].flatMap((groups) => {
    const isGroupSensitive = findSensitive(records, groups, rules, chosen).isSensitive;
    const changes = sumChanges(records, groups.cells, groups.cellCount, chosen);
    const found = new Map<number, number[]>();
    for (let at = 0; at < chosen.length; at++) {
      const group = groups.cells[at] as number;
      if (isGroupSensitive[group] === 0 || changes[group] !== 0) continue;
      const record = chosen[at] as number;
      const known = found.get(group);
      if (known) known.push(record);
      else found.set(group, [record]);
    }
    return [...found.values()];
  });
}

function selectRecords(cells: Int32Array, isSensitive: Uint8Array): Int32Array {
  let count = 0;
  for (let at = 0; at < cells.length; at++) count += isSensitive[cells[at] as number] as number;
  const selected = new Int32Array(count);
  count = 0;
  for (let at = 0; at < cells.length; at++) if (isSensitive[cells[at] as number] === 1) selected[count++] = at;
  return selected;
}

/** By group, a residue. */
function sumChanges({ change, source }: Records, groups: Int32Array, groupCount: number, chosen: Int32Array): Float64Array {
  if (!change) throw new TypeError('These records have no change.');
  const sums = new Float64Array(groupCount);
  // A record that occurs once per allocation counts once. 0 is none.
  const lastSource = new Int32Array(source ? groupCount : 0);
  for (let at = 0; at < chosen.length; at++) {
    const group = groups[at] as number;
    const record = chosen[at] as number;
    if (source) {
      const origin = (source[record] as number) + 1;
      if (lastSource[group] === origin) continue;
      lastSource[group] = origin;
    }
    sums[group] = (sums[group] as number) + (change[record] as number);
  }
  for (let group = 0; group < groupCount; group++) sums[group] = reduce(sums[group] as number);
  return sums;
}

/** Returns the atoms of some records. */
function listAtoms(
  { atomStart, columns }: Microdata,
  { person, ordinals, source, isCollapsed }: Records,
  records: readonly number[],
): Group {
  if (!isCollapsed) return Int32Array.from(new Set(records.map((record) => source?.[record] ?? record))).sort();
  const pairs = (Object.entries(ordinals) as [TableDimension, Int32Array][])
    .filter(([dimension]) => columns[dimension].grain === 'atom')
    .map(([dimension, values]) => [values, columns[dimension].ordinals] as const);
  const atoms = new Set<number>();
  function isSource(record: number, atom: number): boolean {
    for (const [values, ofAtoms] of pairs) if (values[record] !== ofAtoms[atom]) return false;
    return true;
  }
  for (const record of records) {
    const own = person[record] as number;
    const end = atomStart[own + 1] as number;
    for (let atom = atomStart[own] as number; atom < end; atom++) if (isSource(record, atom)) atoms.add(atom);
  }
  return Int32Array.from(atoms).sort();
}

/** Distinct groups: the same group occurs in many tables. */
class GroupSet {
  readonly groups: Group[] = [];
  readonly #byHash = new Map<number, Group[]>();

  add(group: Group): void {
    const hash = group.reduce((mixed, atom) => (Math.imul(mixed, 31) + atom) | 0, group.length);
    const alike = this.#byHash.get(hash) ?? [];
    if (alike.some((known) => known.length === group.length && known.every((atom, at) => atom === group[at]))) return;
    this.#byHash.set(hash, [...alike, group]);
    this.groups.push(group);
  }
}
