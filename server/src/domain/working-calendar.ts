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

/** How much of a date a holiday takes: all or half, the larger part first. */
export const HOLIDAY_PARTS = ['FULL', 'HALF'] as const;
export type HolidayPart = (typeof HOLIDAY_PARTS)[number];

export interface Holiday {
  /** `YYYY-MM-DD` in the source's time zone. */
  date: string;
  name: string;
  part: HolidayPart;
}

/** What counts as a working day, with effective dates: oldest working week first, which holds backwards too. */
export interface WorkingCalendar {
  workingWeeks: readonly WorkingWeek[];
  holidays: readonly Holiday[];
}

export interface CalendarDate {
  date: string;
  /** In the working week, and no full holiday. */
  isWorkingDay: boolean;
  /** Null: no holiday. */
  holidayName: string | null;
  holidayPart: HolidayPart | null;
}

/** Every date from the first to the last (days since 1970-01-01, both inclusive), with its working time and holiday. */
export function listCalendarDates(calendar: WorkingCalendar, firstDay: number, lastDay: number): CalendarDate[] {
  const holidays = largestHolidays(calendar.holidays);
  const dates: CalendarDate[] = [];
  for (let day = firstDay; day <= lastDay; day++) {
    const date = formatLocalDate(day);
    const week = calendar.workingWeeks.findLast(({ from }) => from === null || from <= date) ?? calendar.workingWeeks[0];
    const holiday = holidays.get(date) ?? null;
    const weekday = WEEKDAYS[isoWeekday(day) - 1]!;
    dates.push({
      date,
      isWorkingDay: holiday?.part !== 'FULL' && (week?.days.includes(weekday) ?? false),
      holidayName: holiday?.name ?? null,
      holidayPart: holiday?.part ?? null,
    });
  }
  return dates;
}

/** Of several holidays on one date the first of the largest part counts, once. */
function largestHolidays(holidays: readonly Holiday[]): ReadonlyMap<string, Holiday> {
  const largest = new Map<string, Holiday>();
  for (const holiday of holidays) {
    const known = largest.get(holiday.date);
    if (!known || HOLIDAY_PARTS.indexOf(holiday.part) < HOLIDAY_PARTS.indexOf(known.part)) largest.set(holiday.date, holiday);
  }
  return largest;
}

/** Two calendars with one hash make the same day facts. */
export function hashCalendar(calendar: WorkingCalendar): string {
  return createHash('sha256')
    .update(JSON.stringify([calendar.workingWeeks, calendar.holidays]))
    .digest('base64url');
}
