import { type LeaveSource, leaveOf } from '../../../mart/leave-source';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import { type DayMask, maskDays } from '../../../mart/select/day-mask';
import { type LeafTest, listLeafTests, passesTests } from '../../../mart/select/leaf-tests';
import { maskPeople } from '../../../mart/select/people-mask';
import { NO_DAY, sumPassing } from '../../../mart/select/select-leave';
import type { MartState } from '../../../mart/state';

/** One of two states, with what a condition asks of its people, leaves, statuses and dates, each by itself. */
export interface ChangeSide {
  source: LeaveSource;
  /** Null: everybody passes. */
  people: Uint8Array | null;
  tests: LeafTest[];
  /** At ordinal + 1; the ordinals of statuses are the same in all states. Null: every status passes. */
  statuses: Uint8Array | null;
  /** Null: every date passes. */
  days: DayMask | null;
}

interface Asked {
  condition: LeaveCondition;
  scope: Scope;
  team: MartState;
}

export function describeSide(state: MartState, { condition, scope, team }: Asked): ChangeSide {
  const source = leaveOf(state);
  const tests = listLeafTests(source, condition);
  return {
    source,
    people: maskPeople(state, condition, scope, team),
    tests: tests.filter(({ dimension }) => dimension !== 'STATUS'),
    statuses: tests.find(({ dimension }) => dimension === 'STATUS')?.chosen ?? null,
    days: maskDays(source, condition),
  };
}

export function passesPerson({ people }: ChangeSide, person: number): boolean {
  return people === null || people[person] === 1;
}

export function passesStatus({ statuses }: ChangeSide, status: number): boolean {
  return statuses === null || statuses[status + 1] === 1;
}

/** Millionths of a day of a leaf that are under the condition, regardless of its status and person; NO_DAY: none. */
export function sumDays({ source, tests, days }: ChangeSide, leaf: number): number {
  if (!passesTests(tests, leaf)) return NO_DAY;
  return days ? sumPassing(source, days, leaf) : source.state.leaves.micro[leaf]!;
}

/** Millionths of a day of a leaf that are under the condition; NO_DAY: none. */
export function sumUnder(side: ChangeSide, leaf: number): number {
  const { person, status } = side.source.state.leaves;
  return passesPerson(side, person[leaf]!) && passesStatus(side, status[leaf]!) ? sumDays(side, leaf) : NO_DAY;
}
