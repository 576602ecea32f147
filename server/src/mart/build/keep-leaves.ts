import { isDeepStrictEqual } from 'node:util';
import { indexIds } from '../find-member';
import type { Leaves, MartState } from '../state';
import { NONE } from '../state';
import type { Frame } from './frame';

/** Leaves that this state shares with another one. */
export interface KeptLeaves {
  state: MartState;
  /** 1: this leave of the other state is not kept. */
  isDropped: Uint8Array;
  /** The place in the other state of each person of this one; NONE: not there. Null: all people have the same places. */
  personBefore: Int32Array | null;
  /** Whether calendars, rosters and fiscal years are the same in both: then day facts are copied, else the days are spread again. */
  hasSameDates: boolean;
}

/** All leaves of a state except those with the given ids, as they are kept in a state with another frame. */
export function keepLeaves(
  state: MartState,
  frame: Frame,
  changedIds: ReadonlySet<number>,
  personBefore = findPeople(state, frame),
): KeptLeaves {
  return {
    state,
    isDropped: markLeaves(state.leaves, changedIds),
    personBefore,
    hasSameDates:
      frame.rosters.key === state.rosters.key && isSame(frame.calendar, state.calendar) && isSame(frame.fiscalYears, state.fiscalYears),
  };
}

const isSame = (a: object, b: object) => a === b || isDeepStrictEqual(a, b);

/** Bits of an id that are looked up in a table first: looking into a set costs fifty times as much. */
const TABLE_BITS = 16;
const TABLE_MASK = 2 ** TABLE_BITS - 1;

/** 1 for each leave whose id is among the given ones. */
export function markLeaves({ count, id }: Leaves, ids: ReadonlySet<number>): Uint8Array {
  const isMarked = new Uint8Array(count);
  const mayBe = new Uint8Array(TABLE_MASK + 1);
  for (const one of ids) mayBe[one & TABLE_MASK] = 1;
  for (let at = 0; at < count; at++) {
    const one = id[at] as number;
    if (mayBe[one & TABLE_MASK] === 1 && ids.has(one)) isMarked[at] = 1;
  }
  return isMarked;
}

function findPeople({ people: before }: MartState, { people }: Frame): Int32Array | null {
  if (people.id === before.id) return null;
  const places = indexIds(before.id, before.count);
  return Int32Array.from(indexIds(people.id, people.count).keys(), (id) => places.get(id) ?? NONE);
}
