import { isoWeekday } from '../../../domain/local-date';
import { countFacts, spreadLeave } from '../../../mart/build/spread';
import { passesTests } from '../../../mart/select/leaf-tests';
import { NO_DAY } from '../../../mart/select/select-leave';
import type { Calendar } from '../../../mart/state';
import type { ChangeSide } from './change-side';

/** The calendar of an earlier state over the dates of a later one. A date that the earlier one does not cover means what it means later. */
export interface EarlierCalendar {
  calendar: Calendar;
  /** Dates before each that mean something else in the two states; one element more. */
  movedBefore: Int32Array;
}

export function readEarlierCalendar(from: Calendar, to: Calendar): EarlierCalendar {
  const isWorking = to.isWorking.slice();
  const workingBefore = new Int32Array(isWorking.length + 1);
  const movedBefore = new Int32Array(isWorking.length + 1);
  for (let at = 0; at < isWorking.length; at++) {
    const earlier = from.isWorking[to.firstDay + at - from.firstDay];
    const isMoved = earlier !== undefined && earlier !== isWorking[at];
    if (isMoved) isWorking[at] = earlier;
    workingBefore[at + 1] = workingBefore[at]! + isWorking[at]!;
    movedBefore[at + 1] = movedBefore[at]! + Number(isMoved);
  }
  return { calendar: { ...to, isWorking, workingBefore }, movedBefore };
}

/**
 * Millionths of a day of a leaf of the later state that are under the condition, spread by the earlier calendar; NO_DAY: none. Null: both
 * calendars spread it alike.
 */
export function sumEarlierDays({ calendar, movedBefore }: EarlierCalendar, side: ChangeSide, leaf: number): number | null {
  const { source, tests, days } = side;
  const { start, end, micro } = source.state.leaves;
  if (movedBefore[end[leaf]! - calendar.firstDay + 1] === movedBefore[start[leaf]! - calendar.firstDay]) return null;
  if (!passesTests(tests, leaf)) return NO_DAY;
  if (days === null) return micro[leaf]!;
  const spread = { start: start[leaf]!, end: end[leaf]!, micro: micro[leaf]! };
  const count = countFacts(calendar, spread);
  const facts = { day: new Int32Array(count), micro: new Int32Array(count) };
  spreadLeave(calendar, spread, facts, 0);
  let sum = NO_DAY;
  for (let at = 0; at < count; at++) {
    const day = facts.day[at]!;
    if (days.passes[day - source.firstDay] === 0 || days.weekdays?.[isoWeekday(day) - 1] === 0) continue;
    sum = Math.max(sum, 0) + facts.micro[at]!;
  }
  return sum;
}
