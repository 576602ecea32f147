import { z } from 'zod';
import { parseLocalDate } from './local-date';
import { isReadableText } from './readable-text';
import { HOLIDAY_PARTS, WEEKDAYS, type WorkingCalendar, type WorkingWeek } from './working-calendar';

// The rules that the holidays file of the default calendar and the calendars file have in common.

export const calendarDate = z.string().refine((text) => parseLocalDate(text) !== null, 'must be a day of the calendar, YYYY-MM-DD');
export const calendarName = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(200, 'is longer than 200 characters')
  .refine(isReadableText, 'holds a NUL character or half of a surrogate pair');
export const weekdays = z.array(z.enum(WEEKDAYS)).min(1, 'names no day').max(WEEKDAYS.length, `has more than ${WEEKDAYS.length} days`);
export const holidays = z
  .array(z.strictObject({ date: calendarDate, name: calendarName, part: z.enum(HOLIDAY_PARTS).default('FULL') }))
  .default([]);

/** The calendar with its working weeks oldest first, and its holidays by date. */
export function inOrder<Calendar extends WorkingCalendar>(calendar: Calendar): Calendar {
  return {
    ...calendar,
    workingWeeks: calendar.workingWeeks.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)),
    holidays: calendar.holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

/** Whether two working weeks begin on one date, so that nobody knows which one holds. */
export function hasRepeatedStart(workingWeeks: readonly Pick<WorkingWeek, 'from'>[]): boolean {
  return new Set(workingWeeks.map(({ from }) => from)).size < workingWeeks.length;
}

export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
