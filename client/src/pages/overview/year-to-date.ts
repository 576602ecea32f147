import { addDays, addMonths, daysBetween, firstOfMonth, lastOfMonth, monthOf } from '../../lib/calendar-date';
import type { FiscalYear } from '../../lib/fiscal-year';

export interface DateRange {
  dateFrom: string;
  dateTo: string;
}

/**
 * The days of a fiscal year up to today, and as many from the beginning of the year before. Of whole months where only those may be
 * asked for. Null where no such month is over.
 */
export function yearToDate(
  year: FiscalYear,
  before: FiscalYear,
  today: string,
  inWholeMonths: boolean,
): { now: DateRange; before: DateRange } | null {
  const until = today < year.endDate ? today : year.endDate;
  if (!inWholeMonths) {
    if (until < year.startDate) return null;
    const last = addDays(before.startDate, daysBetween(year.startDate, until));
    return {
      now: { dateFrom: year.startDate, dateTo: until },
      before: { dateFrom: before.startDate, dateTo: last < before.endDate ? last : before.endDate },
    };
  }
  const first = year.startDate.endsWith('-01') ? monthOf(year.startDate) : addMonths(monthOf(year.startDate), 1);
  const last = lastOfMonth(monthOf(until)) === until ? monthOf(until) : addMonths(monthOf(until), -1);
  if (last < first) return null;
  const whole = (from: string, to: string): DateRange => ({ dateFrom: firstOfMonth(from), dateTo: lastOfMonth(to) });
  return { now: whole(first, last), before: whole(addMonths(first, -12), addMonths(last, -12)) };
}
