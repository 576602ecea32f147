import { addDays, firstOfMonth, lastOfMonth, weekdayOf } from '../../lib/calendar-date';
import type { WorkingCalendar } from './calendar-query';

/** The dates of a month. @param month `YYYY-MM` */
export function datesOfMonth(month: string): string[] {
  const first = firstOfMonth(month);
  return Array.from({ length: Number(lastOfMonth(month).slice(8)) }, (_, index) => addDays(first, index));
}

/** The weeks that a month touches, whole. @param firstWeekday 0 (Sunday) to 6 */
export function weeksOfMonth(month: string, firstWeekday: number): string[][] {
  const before = (weekdayOf(firstOfMonth(month)) - firstWeekday + 7) % 7;
  const start = addDays(firstOfMonth(month), -before);
  const count = Math.ceil((before + datesOfMonth(month).length) / 7);
  return Array.from({ length: count }, (_, week) => Array.from({ length: 7 }, (_day, index) => addDays(start, week * 7 + index)));
}

/** Whether people work on a date, and the name of its holiday, by the calendar in force. */
export function lookUpDate(calendar: WorkingCalendar | undefined, date: string): { isWorkingDay: boolean; holiday: string | null } {
  if (!calendar) return { isWorkingDay: true, holiday: null };
  const week = calendar.workingWeeks.findLast(({ from }) => from === null || from <= date);
  const holiday = calendar.holidays.find((known) => known.date === date)?.name ?? null;
  return { isWorkingDay: holiday === null && (week?.weekdays.includes(weekdayOf(date)) ?? true), holiday };
}
