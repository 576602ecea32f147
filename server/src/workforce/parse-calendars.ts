import { z } from 'zod';
import { parseLocalDate } from '../domain/local-date';
import { isReadableText } from '../domain/readable-text';
import type { FileProblem, Parsed, RosterCalendar } from '../domain/workforce';
import { HOLIDAY_PARTS, WEEKDAYS, type WorkingWeek } from '../domain/working-calendar';
import { decodeUtf8, NOT_UTF8 } from './decode-utf8';
import { describeIssue, notJson, whatIsMissing } from './json-problems';
import { quoteValue } from './quote-value';
import { scanJson } from './scan-json';

const date = z.string().refine((text) => parseLocalDate(text) !== null, 'must be a day of the calendar, YYYY-MM-DD');
const name = z
  .string()
  .trim()
  .min(1, 'is empty')
  .max(200, 'is longer than 200 characters')
  .refine(isReadableText, 'holds a NUL character or half of a surrogate pair');
const MAX_PROBLEMS = 100;

const workingWeek = z.strictObject({
  from: date.nullable().default(null),
  days: z.array(z.enum(WEEKDAYS)).min(1, 'names no day').max(WEEKDAYS.length, `has more than ${WEEKDAYS.length} days`),
});
const calendarsFile = z.strictObject(
  {
    calendars: z.array(
      z.strictObject({
        name,
        timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Oslo'),
        workingWeeks: z.array(workingWeek).min(1, 'has no week: leave it out for the week of the default calendar').optional(),
        holidays: z.array(z.strictObject({ date, name, part: z.enum(HOLIDAY_PARTS).default('FULL') })).default([]),
      }),
    ),
  },
  { error: ({ code }) => (code === 'invalid_type' ? 'The file must be a JSON object {"calendars": [...]}.' : undefined) },
);

/**
 * Reads a calendars file: `{ "calendars": [...] }`. Every problem is named by where it is.
 * @param defaultWeeks of a calendar that names no working week.
 */
export function parseCalendars(bytes: Buffer, defaultWeeks: readonly WorkingWeek[]): Parsed<RosterCalendar[]> {
  const text = decodeUtf8(bytes);
  if (text === null) return refuse([{ line: null, message: NOT_UTF8 }]);
  const fault = scanJson(text);
  if (fault !== null) return refuse([notJson(text, fault)]);
  const parsed = calendarsFile.safeParse(JSON.parse(text), { error: whatIsMissing });
  if (!parsed.success) return refuse(placeIssues(text, parsed.error.issues));
  const calendars = parsed.data.calendars.map(({ workingWeeks = defaultWeeks, ...calendar }) => inOrder({ ...calendar, workingWeeks }));
  const problems = findRepeated(calendars);
  return problems.length > 0 ? refuse(problems) : { content: calendars, problems: null };
}

/** Problems with the lines that they stand in; what is missing, with the line of what it is missing from. */
function placeIssues(text: string, issues: readonly z.core.$ZodIssue[]): FileProblem[] {
  const lines = new Map<string, number>();
  scanJson(text, (path, line) => void lines.set(path.join('\0'), line));
  return issues.slice(0, MAX_PROBLEMS).map((issue) => {
    const line = lines.get(issue.path.join('\0')) ?? lines.get(issue.path.slice(0, -1).join('\0')) ?? null;
    return { line, message: describeIssue(issue) };
  });
}

export function refuse(problems: FileProblem[]): Parsed<never> {
  return { content: null, problems };
}

export function findRepeated(calendars: readonly RosterCalendar[]): FileProblem[] {
  const problems: FileProblem[] = [];
  const names = new Set<string>();
  for (const { name: own, workingWeeks } of calendars) {
    if (names.has(own)) problems.push({ line: null, message: `The calendar ${quoteValue(own)} stands twice.` });
    names.add(own);
    const starts = workingWeeks.map(({ from }) => from);
    if (new Set(starts).size < starts.length)
      problems.push({ line: null, message: `Two working weeks of ${quoteValue(own)} begin on one date.` });
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
