import { createHash } from 'node:crypto';
import { formatLocalDate, isoWeekday } from './local-date';

/** The days of a working week by their short English names; ISO order, Monday first. */
export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** The working days that hold from a date on, until the next working week begins. */
export interface WorkingWeek {
  /** `YYYY-MM-DD`; null: from the beginning. */
  from: string | null;
  days: readonly Weekday[];
}

export interface Holiday {
  /** `YYYY-MM-DD` in the source's time zone. */
  date: string;
  name: string;
}

/** What counts as a working day: configuration with effective dates, oldest working week first. */
export interface WorkingCalendar {
  workingWeeks: readonly WorkingWeek[];
  holidays: readonly Holiday[];
}

export interface CalendarDate {
  date: string;
  isWorkingDay: boolean;
  holidayName: string | null;
}

/** Every date from the first to the last (days since 1970-01-01, both inclusive), with what the calendar says of it. */
export function listCalendarDates(calendar: WorkingCalendar, firstDay: number, lastDay: number): CalendarDate[] {
  const holidays = new Map(calendar.holidays.map((holiday) => [holiday.date, holiday.name]));
  const dates: CalendarDate[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    const date = formatLocalDate(day);
    const week = calendar.workingWeeks.findLast(({ from }) => from === null || from <= date);
    const holidayName = holidays.get(date) ?? null;
    const weekday = WEEKDAYS[isoWeekday(day) - 1];
    dates.push({
      date,
      holidayName,
      isWorkingDay: holidayName === null && weekday !== undefined && (week?.days.includes(weekday) ?? false),
    });
  }
  return dates;
}

/** Two calendars with one hash make the same day facts. */
export function hashCalendar(calendar: WorkingCalendar): string {
  return createHash('sha256')
    .update(JSON.stringify([calendar.workingWeeks, calendar.holidays]))
    .digest('base64url');
}
