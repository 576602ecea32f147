import { addDays, firstOfMonth, lastOfMonth, weekdayOf } from '../../lib/calendar-date';
import { formatList } from '../../lib/format';
import type { WorkingCalendar } from './calendar-query';
import { calendarWords as say } from './words';

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

export interface DateFacts {
  /** By the default calendar; half holidays are working days. */
  isWorkingDay: boolean;
  /** Holidays in words, those of the offices with their names. */
  holiday: string | null;
}

/** Whether people work on a date, and its holidays, by the calendars in force. */
export function lookUpDate(calendar: WorkingCalendar | undefined, date: string): DateFacts {
  if (!calendar) return { isWorkingDay: true, holiday: null };
  const week = calendar.workingWeeks.findLast(({ from }) => from === null || from <= date);
  const own = calendar.holidays.filter((holiday) => holiday.date === date);
  const officesOf = new Map<string, string[]>();
  for (const office of calendar.offices) {
    for (const holiday of office.holidays) {
      if (holiday.date !== date) continue;
      const words = describeHoliday(holiday);
      officesOf.set(words, [...(officesOf.get(words) ?? []), office.name]);
    }
  }
  const said = [...own.map(describeHoliday), ...[...officesOf].map(([words, offices]) => say.inOffices(words, formatList(offices)))];
  const isFree = own.some(({ part }) => part === 'FULL');
  return {
    isWorkingDay: !isFree && (week?.weekdays.includes(weekdayOf(date)) ?? true),
    holiday: said.length === 0 ? null : said.join('; '),
  };
}

const describeHoliday = ({ name, part }: WorkingCalendar['holidays'][number]) => (part === 'HALF' ? say.halfHoliday(name) : name);
