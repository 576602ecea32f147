import { compareLabels, compareText } from '../../domain/text-order';
import { packTexts, sharedFloat64, sharedInt32, sharedUint8 } from '../shared-columns';
import type { People } from '../state';
import { NONE } from '../state';
import type { Frame } from './frame';
import { indexIds, ordinalOf } from './members';
import type { PersonRow } from './rows';

/** Everything about people except what follows from their leaves (`firstYear`, `leaveStart`), which is filled in with the leaves. */
export function buildPeople(
  rows: readonly PersonRow[],
  members: Pick<Frame, 'departments' | 'designations' | 'teamManagers' | 'leaveIssuers' | 'allocations'>,
): People {
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

function rankLabels(rows: readonly PersonRow[]): Int32Array {
  const order = rows.map((_, at) => at).sort((a, b) => compareRows(rows[a] as PersonRow, rows[b] as PersonRow));
  const ranks = sharedInt32(rows.length);
  for (const [rank, at] of order.entries()) ranks[at] = rank;
  return ranks;
}

const compareRows = (a: PersonRow, b: PersonRow) => compareLabels(a.label, b.label) || compareText(a.id, b.id);
