import { sumDays } from '../lib/leave-days';
import type { Figures } from './figures';

/** Leaves of similar length: over `from`, up to `to` days; no end where `to` is infinite. */
export interface LengthGroup {
  from: number;
  to: number;
  /** The lengths that occur in it. */
  ids: string[];
  requests: number;
  days: number;
}

/** Half days and the first whole days each for themselves, then ever wider: the long tail is thin. */
const ENDS = [0.5, 1, 1.5, 2, 3, 4, 5, 10, 20, Number.POSITIVE_INFINITY];

/**
 * Groups of leaves from the shortest to the longest that occur; one without leave between others is zero. Each leave has one length, so
 * requests and days both add up.
 * @param rows with lengths in days as ids
 */
export function groupLengths(rows: readonly Figures[]): LengthGroup[] {
  const groups = ENDS.map((to, index): LengthGroup => ({ from: ENDS[index - 1] ?? 0, to, ids: [], requests: 0, days: 0 }));
  for (const { id, requests, days } of rows) {
    const group = groups.find(({ to }) => Number(id) <= to);
    if (!group) continue;
    group.ids.push(id);
    group.requests += requests ?? 0;
    group.days = sumDays([group.days, days]);
  }
  const last = groups.findLastIndex(({ ids }) => ids.length > 0);
  return groups.slice(0, last + 1);
}

/** The one length that a group stands for: its end, unless another length occurs in it. Null: it stands for a range. */
export function soleLength({ to, from, ids }: LengthGroup): number | null {
  const narrow = to - from <= 1;
  return narrow && ids.every((id) => Number(id) === to) ? to : null;
}
