import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseLocalDate } from './domain/local-date';
import { isReadableText } from './domain/readable-text';
import { HOLIDAY_PARTS, WEEKDAYS, type WorkingCalendar, type WorkingWeek } from './domain/working-calendar';

// What the holidays file of the default calendar and the calendars file have in common.

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

const holidaysFile = z.strictObject({
  holidays,
  workingWeeks: z
    .array(z.strictObject({ from: calendarDate, days: weekdays }))
    .default([])
    .refine((weeks) => !hasRepeatedStart(weeks), 'has two weeks that begin on one date'),
});

/** Reads the holidays and further working weeks of the default calendar. What is wrong with the file is added to `problems`. */
export function readHolidaysFile(path: string | undefined, problems: string[]): z.infer<typeof holidaysFile> {
  const none = { holidays: [], workingWeeks: [] };
  if (!path) return none;
  try {
    const parsed = holidaysFile.safeParse(JSON.parse(readFileSync(path, 'utf8')));
    if (parsed.success) return parsed.data;
    problems.push(...parsed.error.issues.map((issue) => `HOLIDAYS_FILE ${path}: ${issue.path.join('.')} ${issue.message}`));
  } catch (error) {
    problems.push(`HOLIDAYS_FILE ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return none;
}
