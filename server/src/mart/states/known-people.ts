import { compareText } from '../../domain/text-order';
import { personRowAt } from '../build/people';
import type { PersonRow } from '../build/rows';
import { indexIds } from '../find-member';
import { textAt } from '../shared-columns';
import { type BaseState, type Deciding, type DecidingLeaves, isNewer } from './deciding-leaves';
import type { KnownLeaves } from './known-leaves.sql';
import type { KnownRecord } from './known-records.sql';
import { toPersonRow } from './to-person-row';

/** A person with leave, and the record that the row comes from. */
export interface KnownPerson {
  row: PersonRow;
  decidedBy: Deciding;
}

/** EmpIds of people whose records differ from the base. */
export function findChangedEmployees({ state, changedIds }: BaseState, { employeeIds }: KnownLeaves): ReadonlySet<string> {
  const { leaves, people } = state;
  const changed = new Set(employeeIds);
  for (let at = 0; at < leaves.count; at++) {
    if (changedIds.has(leaves.id[at]!)) changed.add(textAt(people.id, leaves.person[at]!));
  }
  return changed;
}

interface Sources {
  deciding: DecidingLeaves;
  base: BaseState | null;
  isChanged: (employeeId: string) => boolean;
  /** The deciding records of changed employees. */
  records: ReadonlyMap<number, KnownRecord>;
  /** By name. */
  departmentIds: ReadonlyMap<string, string>;
}

/** In the order of lists. Unchanged people are copied from the base. */
export function listKnownPeople({ deciding, base, isChanged, records, departmentIds }: Sources): KnownPerson[] {
  const places = base && indexIds(base.state.people.id, base.state.people.count);
  const people = [...deciding.byEmployee].map(([employeeId, decidedBy]): KnownPerson => {
    if (base && places && !isChanged(employeeId)) {
      return { row: personRowAt(base.state, places.get(employeeId) as number), decidedBy };
    }
    const record = records.get(decidedBy.leaveId);
    if (!record) throw new Error(`The newest record of an employee was not read: ${decidedBy.leaveId}`);
    return { row: toPersonRow(record, departmentIds), decidedBy };
  });
  return people.sort((a, b) => compareText(a.row.sortName, b.row.sortName) || compareText(a.row.id, b.row.id));
}

/** Indexes people by keys that several may share: the one with the newest deciding record stays. */
export function indexNewest(
  people: readonly KnownPerson[],
  keysOf: (row: PersonRow) => readonly string[],
): ReadonlyMap<string, KnownPerson> {
  const index = new Map<string, KnownPerson>();
  for (const person of people) {
    for (const key of keysOf(person.row)) if (isNewer(person.decidedBy, index.get(key)?.decidedBy)) index.set(key, person);
  }
  return index;
}
