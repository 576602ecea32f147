import { addMonths } from '../lib/calendar-date';
import { sumDays } from '../lib/leave-days';
import type { Figures } from './figures';

/** A year's months: `start` is the month it begins in, `rows` have `YYYY-MM` as ids. */
export interface YearOfMonths {
  start: string;
  rows: readonly Figures[];
}
export interface ComparedMonth {
  /** Months since the beginning of the year; below 0 or beyond 12 where a leave reaches over the border. */
  offset: number;
  /** The month of each year at this place. */
  months: readonly string[];
  /** Its figures: zero where there is no leave, null after the last month that a year has any in. */
  figures: readonly (Figures | null)[];
}

/** Years side by side, month by month from where each begins, so that the first months of two fiscal years meet. */
export function compareMonths(years: readonly YearOfMonths[]): ComparedMonth[] {
  const known = years.map(({ start, rows }) => new Map(rows.map((row) => [offsetOf(start, row.id), row])));
  const offsets = known.flatMap((rows) => [...rows.keys()]);
  if (offsets.length === 0) return [];
  const last = known.map((rows) => Math.max(-1, ...rows.keys()));
  const from = Math.min(0, ...offsets);
  return Array.from({ length: Math.max(...offsets) - from + 1 }, (_, index) => {
    const offset = from + index;
    const months = years.map(({ start }) => addMonths(start, offset));
    return {
      offset,
      months,
      figures: known.map((rows, at) => rows.get(offset) ?? (offset <= (last[at] ?? -1) ? nothing(months[at] ?? '') : null)),
    };
  });
}

/** How many of the months have a hidden figure. */
export const countHidden = (months: readonly ComparedMonth[]): number =>
  months.filter(({ figures }) => figures.some((row) => row?.suppressed)).length;

/** Whether a month that is not over has figures. @param present the month of today */
export const hasUnfinished = (months: readonly ComparedMonth[], present: string): boolean =>
  months.some(({ months: ids, figures }) => ids.some((id, at) => id >= present && figures[at] !== null));

/** Running sums of days from the first month on. Null from the first hidden month on: what follows it cannot be known. */
export function cumulate(days: readonly (number | null | undefined)[]): (number | null)[] {
  let sum: number | null = 0;
  return days.map((value) => {
    sum = sum === null || value === null || value === undefined ? null : sumDays([sum, value]);
    return sum;
  });
}

const nothing = (id: string): Figures => ({ id, label: '', days: 0, requests: 0, people: 0, suppressed: false });

function offsetOf(start: string, month: string): number {
  const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
  return months(month) - months(start);
}
