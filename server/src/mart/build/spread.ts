import { MICRO_DAYS } from '../../domain/micro-days';
import type { Calendar } from '../state';
import { FLAG } from '../state';

/** One leave to spread. Days are since 1970-01-01; `micro` is its days in millionths. */
export interface SpreadLeave {
  start: number;
  end: number;
  micro: number;
}

/** Where day facts are written to, one after the other. */
export interface FactTarget {
  day: Int32Array;
  micro: Int32Array;
}

/**
 * Day facts as docs/metrics.md defines them. With D = leave days, W and C = working and calendar dates of the range: D <= W spreads evenly
 * over the working dates, W < D <= C over all dates. Shares are whole millionths, rounded down; the last date takes the remainder.
 * Grain: leave x calendar date.
 * @returns the flags PRORATED and INCLUDES_NON_WORKING.
 */
export function spreadLeave(calendar: Calendar, { start, end, micro }: SpreadLeave, target: FactTarget, from: number): number {
  const working = countWorking(calendar, start, end);
  const includesNonWorking = micro > working * MICRO_DAYS;
  const dates = includesNonWorking ? end - start + 1 : working;
  const share = Math.floor(micro / dates);
  let at = from;
  for (let day = start; day <= end; day++) {
    if (!includesNonWorking && calendar.isWorking[day - calendar.firstDay] === 0) continue;
    target.day[at] = day;
    target.micro[at] = share;
    at++;
  }
  target.micro[at - 1] = micro - share * (dates - 1);
  return (micro === working * MICRO_DAYS ? 0 : FLAG.PRORATED) | (includesNonWorking ? FLAG.INCLUDES_NON_WORKING : 0);
}

/** How many day facts `spreadLeave` writes. */
export function countFacts(calendar: Calendar, { start, end, micro }: SpreadLeave): number {
  const working = countWorking(calendar, start, end);
  return micro > working * MICRO_DAYS ? end - start + 1 : working;
}

function countWorking({ workingBefore, firstDay }: Calendar, start: number, end: number): number {
  return (workingBefore[end - firstDay + 1] as number) - (workingBefore[start - firstDay] as number);
}
