import type { ChartPoint } from '../charts/options/base-options';
import { addDays, weekdayOf } from '../lib/calendar-date';

export interface CalendarDay {
  date: string;
  /** Beyond the ends of the year: only there to fill up its weeks. */
  isOutside: boolean;
}

/** A year in whole weeks: seven rows from `firstWeekday` (1 Monday to 7 Sunday) on, one day of each week in each. */
export function weeksOf(from: string, to: string, firstWeekday: number): CalendarDay[][] {
  const first = addDays(from, -((weekdayOf(from) - firstWeekday + 7) % 7));
  const rows: CalendarDay[][] = Array.from({ length: 7 }, () => []);
  for (let date = first, at = 0; date <= to || at % 7 !== 0; date = addDays(date, 1), at += 1) {
    rows[at % 7]?.push({ date, isOutside: date < from || date > to });
  }
  return rows;
}

/** The same as series: one row per weekday, the weeks as columns. */
export function calendarSeries(
  weeks: readonly (readonly CalendarDay[])[],
  dayOf: (date: string) => { value: number | null; meta: string },
  words: { title: (date: string) => string; weekday: (date: string) => string },
): { name: string; data: ChartPoint[] }[] {
  return weeks.map((days) => ({
    name: words.weekday(days[0]?.date ?? ''),
    data: days.map(({ date, isOutside }, index) => {
      const { value, meta } = isOutside ? { value: null, meta: '' } : dayOf(date);
      // The first row names the week.
      return { x: weeks[0]?.[index]?.date ?? date, y: value, meta, title: words.title(date) };
    }),
  }));
}
