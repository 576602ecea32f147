import { z } from 'zod';
import { parseLocalDate } from '../domain/local-date';
import type { FileProblem, Parsed, RosterCalendar } from '../domain/workforce';
import { HOLIDAY_PARTS, WEEKDAYS, type WorkingWeek } from '../domain/working-calendar';
import { decodeUtf8 } from './decode-utf8';

const date = z.string().refine((text) => parseLocalDate(text) !== null, 'must be a date YYYY-MM-DD');
const name = z.string().trim().min(1).max(200);

const calendarsFile = z.strictObject({
  calendars: z.array(
    z.strictObject({
      name,
      timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Oslo'),
      workingWeeks: z
        .array(z.strictObject({ from: date.nullable().default(null), days: z.array(z.enum(WEEKDAYS)).min(1).max(WEEKDAYS.length) }))
        .min(1)
        .optional(),
      holidays: z.array(z.strictObject({ date, name, part: z.enum(HOLIDAY_PARTS).default('FULL') })).default([]),
    }),
  ),
});

/**
 * Reads a calendars file: `{ "calendars": [...] }`. Every problem is named by where it is.
 * @param defaultWeeks of a calendar that names no working week.
 */
export function parseCalendars(bytes: Buffer, defaultWeeks: readonly WorkingWeek[]): Parsed<RosterCalendar[]> {
  const text = decodeUtf8(bytes);
  if (text === null) return refuse([{ line: null, message: 'The file is not UTF-8.' }]);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return refuse([{ line: null, message: `The file is not JSON: ${error instanceof Error ? error.message : String(error)}` }]);
  }
  const parsed = calendarsFile.safeParse(json);
  if (!parsed.success) {
    return refuse(parsed.error.issues.map(({ path, message }) => ({ line: null, message: `${path.join('.')}: ${message}` })));
  }
  const calendars = parsed.data.calendars.map(({ workingWeeks = defaultWeeks, ...calendar }) => inOrder({ ...calendar, workingWeeks }));
  const problems = findRepeated(calendars);
  return problems.length > 0 ? refuse(problems) : { content: calendars, problems: null };
}

export function refuse(problems: FileProblem[]): Parsed<never> {
  return { content: null, problems };
}

function findRepeated(calendars: readonly RosterCalendar[]): FileProblem[] {
  const problems: FileProblem[] = [];
  const names = new Set<string>();
  for (const { name: own, workingWeeks } of calendars) {
    if (names.has(own)) problems.push({ line: null, message: `The calendar "${own}" stands twice.` });
    names.add(own);
    const starts = workingWeeks.map(({ from }) => from);
    if (new Set(starts).size < starts.length) problems.push({ line: null, message: `Two working weeks of "${own}" begin on one date.` });
  }
  return problems;
}

/** Working weeks oldest first, holidays by date. */
export function inOrder(calendar: RosterCalendar): RosterCalendar {
  return {
    ...calendar,
    workingWeeks: calendar.workingWeeks.toSorted((a, b) => ((a.from ?? '') < (b.from ?? '') ? -1 : 1)),
    holidays: calendar.holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)),
  };
}

export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
