import { isDeepStrictEqual } from 'node:util';
import type { MartState } from '../state';
import type { Frame } from './frame';
import type { KeptLeaves } from './leaves';

/** All leaves of a state except those with the given ids, as they are kept in a state with another frame. */
export function keepLeaves(state: MartState, frame: Frame, changedIds: ReadonlySet<number>): KeptLeaves {
  const { leaves } = state;
  const isDropped = new Uint8Array(leaves.count);
  for (let at = 0; at < leaves.count; at++) if (changedIds.has(leaves.id[at]!)) isDropped[at] = 1;
  const hasSameDates = isDeepStrictEqual(frame.calendar, state.calendar) && isDeepStrictEqual(frame.fiscalYears, state.fiscalYears);
  return { state, isDropped, hasSameDates };
}
