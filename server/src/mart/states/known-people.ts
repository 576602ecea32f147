import { compareText } from '../../domain/text-order';
import { indexIds } from '../build/members';
import { personRowAt } from '../build/people';
import type { PersonRow } from '../build/rows';
import { textAt } from '../shared-columns';
import { type Deciding, type DecidingLeaves, type GoingOn, isNewer } from './deciding-leaves';
import type { KnownLeaves } from './known-leaves.sql';
import type { KnownRecord } from './known-records.sql';
import { toPersonRow } from './to-person-row';

/** Somebody with leave, and the record that decides what the person is. */
export interface KnownPerson {
  row: PersonRow;
  decidedBy: Deciding;
}

/** EmpIds of people who have other records here than in the state that leaves go on from. */
export function findChangedEmployees({ state, changedIds }: GoingOn, { employeeIds }: KnownLeaves): ReadonlySet<string> {
  const { leaves, people } = state;
  const changed = new Set(employeeIds);
  for (let at = 0; at < leaves.count; at++) {
    if (changedIds.has(leaves.id[at]!)) changed.add(textAt(people.id, leaves.person[at]!));
  }
  return changed;
}

interface Sources {
  deciding: DecidingLeaves;
  goingOn: GoingOn | null;
  isChanged: (employeeId: string) => boolean;
  /** The deciding records of changed employees. */
  records: ReadonlyMap<number, KnownRecord>;
  /** By name. */
  departmentIds: ReadonlyMap<string, string>;
}

/** In the order of lists. People whose records are the same are copied from the state that leaves go on from. */
export function listKnownPeople({ deciding, goingOn, isChanged, records, departmentIds }: Sources): KnownPerson[] {
  const places = goingOn && indexIds(goingOn.state.people.id, goingOn.state.people.count);
  const people = [...deciding.ofEmployee].map(([employeeId, decidedBy]): KnownPerson => {
    if (goingOn && places && !isChanged(employeeId)) {
      return { row: personRowAt(goingOn.state, places.get(employeeId) as number), decidedBy };
    }
    const record = records.get(decidedBy.leaveId);
    if (!record) throw new Error(`The newest record of an employee was not read: ${decidedBy.leaveId}`);
    return { row: toPersonRow(record, departmentIds), decidedBy };
  });
  return people.sort((a, b) => compareText(a.row.sortName, b.row.sortName) || compareText(a.row.id, b.row.id));
}

/** The person whose deciding record is the newest, for each of the names that a person goes under. */
export function indexNewest(
  people: readonly KnownPerson[],
  namesOf: (row: PersonRow) => readonly string[],
): ReadonlyMap<string, KnownPerson> {
  const index = new Map<string, KnownPerson>();
  for (const person of people) {
    for (const name of namesOf(person.row)) if (isNewer(person.decidedBy, index.get(name)?.decidedBy)) index.set(name, person);
  }
  return index;
}
