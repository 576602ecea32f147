import { addMonths, firstOfMonth, lastOfMonth, monthOf } from '../../lib/calendar-date';
import type { FiscalYear } from '../../lib/fiscal-year';
import type { YearOrder } from './params';

/** A column of a heatmap: a fiscal year or a calendar year. */
export interface YearColumn {
  id: string;
  label: string;
  from: string;
  to: string;
}

/** The years that leave occurs in, in their order. */
export function yearColumns(ids: readonly string[], order: YearOrder, fiscalYears: readonly FiscalYear[]): YearColumn[] {
  const wanted = new Set(ids);
  if (order === 'fiscal')
    return fiscalYears
      .filter(({ id }) => wanted.has(id))
      .map(({ id, label, startDate, endDate }) => ({ id, label, from: startDate, to: endDate }));
  return [...wanted].sort().map((id) => ({ id, label: id, from: `${id}-01-01`, to: `${id}-12-31` }));
}

/** The years that have a day from one date to another, in their order. */
export function yearsBetween(from: string, to: string, order: YearOrder, fiscalYears: readonly FiscalYear[]): YearColumn[] {
  const ids =
    order === 'fiscal'
      ? fiscalYears.filter(({ startDate, endDate }) => startDate <= to && endDate >= from).map(({ id }) => id)
      : Array.from({ length: Math.max(0, Number(to.slice(0, 4)) - Number(from.slice(0, 4)) + 1) }, (_, at) =>
          String(Number(from.slice(0, 4)) + at),
        );
  return yearColumns(ids, order, fiscalYears);
}

/** The months of a year, "1" to "12", from the one that it begins in. */
export function monthOrder(order: YearOrder, fiscalYears: readonly FiscalYear[]): string[] {
  const start = order === 'calendar' ? '2000-01' : monthOf(fiscalYears.at(-1)?.startDate ?? '2000-01-01');
  return Array.from({ length: 12 }, (_, index) => String(Number(addMonths(start, index).slice(5))));
}

/** The weekdays, "1" (Monday) to "7", from the one that weeks begin with (0 Sunday to 6). */
export const weekdayOrder = (first: number): string[] => Array.from({ length: 7 }, (_, index) => String(((first + index + 6) % 7) + 1));

/** The stretches of a month of the year within a year: a fiscal year can begin and end in one month. */
export function monthWithin({ from, to }: YearColumn, month: string): { from: string; to: string }[] {
  const stretches: { from: string; to: string }[] = [];
  for (let at = monthOf(from); at <= monthOf(to); at = addMonths(at, 1)) {
    if (Number(at.slice(5)) !== Number(month)) continue;
    stretches.push({ from: later(firstOfMonth(at), from), to: earlier(lastOfMonth(at), to) });
  }
  return stretches;
}

export const later = (a: string, b: string): string => (a > b ? a : b);
export const earlier = (a: string, b: string): string => (a < b ? a : b);
