import { MICRO_DAYS } from '../../domain/micro-days';
import { WHOLE_DATE } from '../rostered';
import { FLAG } from '../state';

/** One leave to spread. Days are since 1970-01-01; `micro` is its days in millionths. */
export interface SpreadLeave {
  start: number;
  end: number;
  micro: number;
}

/** Day facts one after the other; both columns have room for them. */
export interface FactTarget {
  day: Int32Array;
  micro: Int32Array;
}

/**
 * Writes the day facts of a leave, as docs/metrics.md defines them. With D = leave days, W = rostered days and C = calendar dates of the
 * range: D <= W is shared out in proportion to what is rostered; W < D <= C takes all that is rostered, and the rest in proportion to what
 * is left of each date. Shares are whole millionths, rounded down; the last date with less than a day takes the remainder, else the last
 * one. All numbers here stay below 2^53, so every division is exact before it is rounded down. Grain: leave x calendar date with at least a
 * millionth.
 * @param rostered the rostered share of each date from `start` on, in half millionths.
 * @param from where the first fact goes; there has to be room for one fact a date.
 * @returns the flags PRORATED and INCLUDES_NON_WORKING, and where the next fact would go.
 */
export function spreadLeave(rostered: Int32Array, { start, end, micro }: SpreadLeave, target: FactTarget, from: number): Spread {
  const dates = end - start + 1;
  const scheduled = sumRostered(rostered, dates);
  const rest = 2 * micro - scheduled;
  const free = dates * WHOLE_DATE - scheduled;
  const shareOf = (own: number) =>
    Math.floor(rest <= 0 ? (micro * own) / scheduled : (own * free + (WHOLE_DATE - own) * rest) / (2 * free));
  let left = micro;
  let taker = -1;
  let isTakerFull = true;
  for (let date = 0; date < dates; date++) {
    if (rest <= 0 && rostered[date] === 0) continue;
    const share = shareOf(rostered[date]!);
    left -= share;
    if (share < MICRO_DAYS || isTakerFull) taker = date;
    isTakerFull = isTakerFull && share >= MICRO_DAYS;
  }
  let at = from;
  for (let date = 0; date < dates; date++) {
    const share = (rest <= 0 && rostered[date] === 0 ? 0 : shareOf(rostered[date]!)) + (date === taker ? left : 0);
    if (share === 0) continue;
    target.day[at] = start + date;
    target.micro[at] = share;
    at++;
  }
  return { flags: (rest === 0 ? 0 : FLAG.PRORATED) | (rest > 0 ? FLAG.INCLUDES_NON_WORKING : 0), next: at };
}

export interface Spread {
  flags: number;
  next: number;
}

function sumRostered(rostered: Int32Array, dates: number): number {
  let sum = 0;
  for (let date = 0; date < dates; date++) sum += rostered[date]!;
  return sum;
}
