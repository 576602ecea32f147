import { NO_NAME } from '../../../domain/no-name';
import { DIMENSIONS } from '../../../mart/dimensions/registry';
import { allocationsOf } from '../../../mart/group/allocations-of';
import { type LeaveSource, leaveOf } from '../../../mart/leave-source';
import { isObserved } from '../../../mart/observed';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import { maskOrdinals } from '../../../mart/select/ordinal-mask';
import { maskPeople } from '../../../mart/select/people-mask';
import { type MartState, NONE } from '../../../mart/state';
import type { AbsenceGrouping } from './absence-grouping.enum';

/** The observed people under a condition, in groups. */
export interface GroupedPeople {
  /** In the order of their words; people without a group come last. Null id and label: everybody together. */
  groups: { id: string | null; label: string | null }[];
  /**
   * Groups of person p: `group` from `groupStart[p]` up to `groupStart[p + 1]`; none for people who are not observed or not under the
   * condition.
   */
  groupStart: Int32Array;
  group: Int32Array;
}

export function groupPeople(state: MartState, condition: LeaveCondition, scope: Scope, groupBy: AbsenceGrouping | null): GroupedPeople {
  const { people } = state;
  const mask = maskPeople(state, condition, scope);
  const ordinalsOf = groupsOf(leaveOf(state), condition, groupBy);
  const groupStart = new Int32Array(people.count + 1);
  const ordinals: number[] = [];
  for (let person = 0; person < people.count; person++) {
    if (mask?.[person] !== 0 && isObserved(state, person)) ordinals.push(...ordinalsOf(person));
    groupStart[person + 1] = ordinals.length;
  }
  const distinct = [...new Set(ordinals)].sort((a, b) => Number(a === NONE) - Number(b === NONE) || a - b);
  const places = new Map(distinct.map((ordinal, place) => [ordinal, place]));
  return {
    groups: distinct.map((ordinal) => nameGroup(leaveOf(state), ordinal, groupBy)),
    groupStart,
    group: Int32Array.from(ordinals, (ordinal) => places.get(ordinal)!),
  };
}

/** The ordinals of the groups that a person is in, NONE for no group. */
function groupsOf(source: LeaveSource, condition: LeaveCondition, groupBy: AbsenceGrouping | null): (person: number) => number[] {
  if (groupBy === null) return () => [NONE];
  if (groupBy === 'PROJECT_ALLOCATION') {
    const allocations = maskOrdinals(DIMENSIONS.PROJECT_ALLOCATION, source, condition.choices.PROJECT_ALLOCATION);
    return (person) => allocationsOf(source.state, person, allocations);
  }
  const column = DIMENSIONS[groupBy].column(source);
  return (person) => [column[person]!];
}

function nameGroup(source: LeaveSource, ordinal: number, groupBy: AbsenceGrouping | null): GroupedPeople['groups'][number] {
  if (groupBy === null) return { id: null, label: null };
  if (ordinal === NONE) return { id: '', label: NO_NAME };
  return { id: DIMENSIONS[groupBy].idAt(source, ordinal), label: DIMENSIONS[groupBy].labelAt(source, ordinal) };
}
