import { compareText } from '../../domain/text-order';
import { packTexts, sharedFloat64, sharedInt32, sharedUint8, textAt } from '../shared-columns';
import { type MartState, NONE, type People } from '../state';
import type { Frame } from './frame';
import { indexIds, ordinalOf } from './members';
import type { PersonRow } from './rows';

/** The tables that people point into. */
export const MEMBER_TABLES = ['departments', 'designations', 'teamManagers', 'leaveIssuers', 'allocations'] as const;
export type MemberTables = (typeof MEMBER_TABLES)[number];

/** Everything about people except what follows from their leaves (`firstYear`, `leaveStart`), which is filled in with the leaves. */
export function buildPeople(rows: readonly PersonRow[], members: Pick<Frame, MemberTables>): People {
  const departments = indexIds(members.departments.id, members.departments.count);
  const designations = indexIds(members.designations.id, members.designations.count);
  const teamManagers = indexIds(members.teamManagers.id, members.teamManagers.count);
  const leaveIssuers = indexIds(members.leaveIssuers.id, members.leaveIssuers.count);
  const allocations = indexIds(members.allocations.id, members.allocations.count);
  const people: People = {
    count: rows.length,
    id: packTexts(rows.map(({ id }) => id)),
    userId: sharedFloat64(rows.length),
    label: packTexts(rows.map(({ label }) => label)),
    labelRank: rankLabels(rows),
    sortName: packTexts(rows.map(({ sortName }) => sortName)),
    searchText: packTexts(rows.map(({ searchText }) => searchText)),
    department: sharedInt32(rows.length),
    designation: sharedInt32(rows.length),
    teamManager: sharedInt32(rows.length),
    leaveIssuer: sharedInt32(rows.length),
    isRetired: sharedUint8(rows.length),
    allocationStart: sharedInt32(rows.length + 1),
    allocation: sharedInt32(rows.reduce((sum, { allocationIds }) => sum + allocationIds.length, 0)),
    firstYear: sharedInt32(rows.length).fill(NONE),
    leaveStart: sharedInt32(rows.length + 1),
  };
  let allocation = 0;
  for (const [at, row] of rows.entries()) {
    people.userId[at] = row.userId;
    people.department[at] = ordinalOf(departments, row.departmentId);
    people.designation[at] = ordinalOf(designations, row.designationId);
    people.teamManager[at] = ordinalOf(teamManagers, row.teamManagerId);
    people.leaveIssuer[at] = ordinalOf(leaveIssuers, row.leaveIssuerId);
    people.isRetired[at] = Number(row.isRetired);
    const ordinals = row.allocationIds.map((id) => ordinalOf(allocations, id)).toSorted((a, b) => a - b);
    for (const ordinal of ordinals) people.allocation[allocation++] = ordinal;
    people.allocationStart[at + 1] = allocation;
  }
  return people;
}

/** Places in the order of labels: lower case by code point, then as written, then by number. */
function rankLabels(rows: readonly PersonRow[]): Int32Array {
  // Folding in each comparison would fold every label a dozen times.
  const folded = rows.map(({ label }) => label.toLowerCase());
  const order = rows.map((_, at) => at);
  order.sort(
    (a, b) => compareText(folded[a]!, folded[b]!) || compareText(rows[a]!.label, rows[b]!.label) || compareText(rows[a]!.id, rows[b]!.id),
  );
  const ranks = sharedInt32(rows.length);
  for (const [rank, at] of order.entries()) ranks[at] = rank;
  return ranks;
}

/** The row that a person of a state was built from. */
export function personRowAt(state: Pick<MartState, 'people' | MemberTables>, at: number): PersonRow {
  const { people } = state;
  const idOf = (table: MemberTables, ordinal: number) => (ordinal === NONE ? null : textAt(state[table].id, ordinal));
  const allocations = people.allocation.subarray(people.allocationStart[at], people.allocationStart[at + 1]);
  return {
    id: textAt(people.id, at),
    userId: people.userId[at]!,
    label: textAt(people.label, at),
    sortName: textAt(people.sortName, at),
    searchText: textAt(people.searchText, at),
    departmentId: idOf('departments', people.department[at]!),
    designationId: idOf('designations', people.designation[at]!),
    teamManagerId: idOf('teamManagers', people.teamManager[at]!),
    leaveIssuerId: idOf('leaveIssuers', people.leaveIssuer[at]!),
    isRetired: people.isRetired[at] === 1,
    allocationIds: Array.from(allocations, (ordinal) => textAt(state.allocations.id, ordinal)),
  };
}
