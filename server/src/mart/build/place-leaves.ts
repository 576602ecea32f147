import { sharedInt32 } from '../shared-columns';
import { type MartState, NONE } from '../state';
import type { KeptLeaves } from './keep-leaves';
import { createPlacement, type Placement } from './placement';
import type { LeaveRows } from './rows';
import { sortRows } from './sort-rows';

export interface PlacedLeaves {
  placement: Placement;
  /** Leaves of person p: from `leaveStart[p]` up to `leaveStart[p + 1]`. */
  leaveStart: Int32Array;
}

/** Merges new leaves and those that are kept in the order of person, start date and id. */
export function placeLeaves(peopleCount: number, rows: LeaveRows, kept: KeptLeaves | null): PlacedLeaves {
  const { order, begin } = sortRows(rows, peopleCount);
  const placement = createPlacement(rows.count);
  const leaveStart = sharedInt32(peopleCount + 1);
  const isTouched = kept && markTouched(kept);
  for (let person = 0; person < peopleCount; person++) {
    const before = kept ? (kept.personBefore ? (kept.personBefore[person] as number) : person) : NONE;
    const own = order.subarray(begin[person], begin[person + 1]);
    if (!kept || before === NONE) for (let at = 0; at < own.length; at++) placement.add(own[at] as number);
    else if (own.length > 0 || isTouched?.[before] === 1) mergeLeaves(placement, kept, before, rows, own);
    else keepAll(placement, kept.state, before);
    leaveStart[person + 1] = placement.count;
  }
  return { placement: placement.finish(), leaveStart };
}

/** 1 for each person of the other state with a leave that is not kept. */
function markTouched({ state: { people, leaves }, isDropped }: KeptLeaves): Uint8Array {
  const isTouched = new Uint8Array(people.count);
  for (let at = 0; at < isDropped.length; at++) if (isDropped[at] === 1) isTouched[leaves.person[at] as number] = 1;
  return isTouched;
}

type Target = ReturnType<typeof createPlacement>;

function keepAll(target: Target, { people: { leaveStart } }: MartState, person: number): void {
  target.keep(leaveStart[person] as number, (leaveStart[person + 1] as number) - (leaveStart[person] as number));
}

/** @param own rows of the person, in order. */
function mergeLeaves(target: Target, { state, isDropped }: KeptLeaves, person: number, rows: LeaveRows, own: Int32Array): void {
  let left = state.people.leaveStart[person] as number;
  const leftEnd = state.people.leaveStart[person + 1] as number;
  let right = 0;
  while (left < leftEnd || right < own.length) {
    if (left < leftEnd && isDropped[left] === 1) left++;
    else if (left < leftEnd && (right === own.length || comesFirst(state, left, rows, own[right] as number))) target.keep(left++, 1);
    else target.add(own[right++] as number);
  }
}

function comesFirst({ leaves }: MartState, at: number, rows: LeaveRows, row: number): boolean {
  const difference = (leaves.start[at] as number) - (rows.start[row] as number);
  return difference < 0 || (difference === 0 && (leaves.id[at] as number) < (rows.id[row] as number));
}
