import { indexIds, ordinalOf } from '../find-member';
import { sharedFloat64, sharedInt32, sharedUint8, textAt } from '../shared-columns';
import { type MartState, NONE, type People } from '../state';
import { rankLabels } from './label-ranks';
import { copyColumn, copyOrdinals, copyParts, type Placement, placeAll, placeParts, placeTexts } from './placement';
import { renumber } from './renumber';
import type { PersonRow } from './rows';

/** The tables that people point into. */
export const MEMBER_TABLES = ['departments', 'designations', 'teamManagers', 'leaveIssuers', 'allocations'] as const;
export type MemberTables = (typeof MEMBER_TABLES)[number];

const TEXTS = ['id', 'label', 'sortName', 'searchText', 'email'] as const;

/** Columns of ordinals, each with the table it points into and the field of a row that holds the id. */
const ORDINALS = [
  { column: 'department', table: 'departments', id: 'departmentId' },
  { column: 'designation', table: 'designations', id: 'designationId' },
  { column: 'teamManager', table: 'teamManagers', id: 'teamManagerId' },
  { column: 'leaveIssuer', table: 'leaveIssuers', id: 'leaveIssuerId' },
] as const;

type Tables = Pick<MartState, MemberTables>;
type PeopleSource = Tables & Pick<MartState, 'people'>;

/** All columns of people; `firstYear`, `leaveStart` and `roster` are filled in with the leaves. */
export function buildPeople(rows: readonly PersonRow[], tables: Tables): People {
  return fillPeople(placeAll(rows.length), null, tables, rows);
}

/** The same, with unchanged people copied. @param old the state to copy from; null: all come from rows */
export function fillPeople(placement: Placement, old: PeopleSource | null, tables: Tables, rows: readonly PersonRow[]): People {
  const { count, newPlace, newRow } = placement;
  const texts = Object.fromEntries(
    TEXTS.map((name) => [name, placeTexts(placement, old?.people[name] ?? null, (row) => rows[row]![name])]),
  ) as Pick<People, (typeof TEXTS)[number]>;
  const people: People = {
    count,
    ...texts,
    userId: sharedFloat64(count),
    labelRank: rankLabels(placement, old?.people ?? null, rows),
    department: sharedInt32(count),
    designation: sharedInt32(count),
    teamManager: sharedInt32(count),
    leaveIssuer: sharedInt32(count),
    isRetired: sharedUint8(count),
    roster: sharedInt32(count).fill(NONE),
    ...placeAllocations(placement, old, tables, rows),
    firstYear: sharedInt32(count).fill(NONE),
    leaveStart: sharedInt32(count + 1),
  };
  if (old) {
    copyColumn(placement, old.people.userId, people.userId);
    copyColumn(placement, old.people.isRetired, people.isRetired);
    for (const { column, table } of ORDINALS) {
      copyOrdinals(placement, old.people[column], people[column], renumber(old[table], tables[table]));
    }
  }
  const indexes = ORDINALS.map(({ column, table, id }) => ({
    id,
    to: people[column],
    index: indexIds(tables[table].id, tables[table].count),
  }));
  for (let at = 0; at < newRow.length; at++) {
    const [place, row] = [newPlace[at]!, rows[newRow[at]!]!];
    people.userId[place] = row.userId;
    people.isRetired[place] = Number(row.isRetired);
    for (const { id, to, index } of indexes) to[place] = ordinalOf(index, row[id]);
  }
  return people;
}

/** Allocations of each person, in ascending order. */
function placeAllocations(
  placement: Placement,
  old: PeopleSource | null,
  { allocations }: Tables,
  rows: readonly PersonRow[],
): Pick<People, 'allocationStart' | 'allocation'> {
  const index = indexIds(allocations.id, allocations.count);
  const added = Array.from(placement.newRow, (row) => rows[row]!.allocationIds.map((id) => ordinalOf(index, id)).sort((a, b) => a - b));
  const start = sharedInt32(placement.count + 1);
  const values = sharedInt32(placeParts(placement, old?.people.allocationStart ?? null, start, (at) => added[at]!.length));
  if (old) {
    const kept = renumberAllocations(old.people, renumber(old.allocations, allocations));
    copyParts(placement, { start: old.people.allocationStart, values: kept }, { start, values });
  }
  for (const [at, ordinals] of added.entries()) values.set(ordinals, start[placement.newPlace[at]!]);
  return { allocationStart: start, allocation: values };
}

function renumberAllocations({ count, allocationStart, allocation }: People, renumbered: Int32Array | null): Int32Array {
  if (renumbered === null) return allocation;
  const values = allocation.map((ordinal) => renumbered[ordinal]!);
  for (let person = 0; person < count; person++) values.subarray(allocationStart[person], allocationStart[person + 1]).sort();
  return values;
}

/** The row that a person of a state was built from. */
export function personRowAt(state: PeopleSource, at: number): PersonRow {
  const { people } = state;
  const idOf = (table: MemberTables, ordinal: number) => (ordinal === NONE ? null : textAt(state[table].id, ordinal));
  const allocations = people.allocation.subarray(people.allocationStart[at], people.allocationStart[at + 1]);
  return {
    id: textAt(people.id, at),
    userId: people.userId[at]!,
    label: textAt(people.label, at),
    sortName: textAt(people.sortName, at),
    searchText: textAt(people.searchText, at),
    email: textAt(people.email, at),
    departmentId: idOf('departments', people.department[at]!),
    designationId: idOf('designations', people.designation[at]!),
    teamManagerId: idOf('teamManagers', people.teamManager[at]!),
    leaveIssuerId: idOf('leaveIssuers', people.leaveIssuer[at]!),
    isRetired: people.isRetired[at] === 1,
    allocationIds: Array.from(allocations, (ordinal) => textAt(state.allocations.id, ordinal)),
  };
}
