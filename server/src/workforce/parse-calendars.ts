import { z } from 'zod';
import { calendarDate, calendarName, hasRepeatedStart, holidays, inOrder, isTimeZone, weekdays } from '../domain/calendar-file';
import type { FileProblem, Parsed, RosterCalendar } from '../domain/workforce';
import type { WorkingWeek } from '../domain/working-calendar';
import { decodeUtf8, NOT_UTF8 } from './decode-utf8';
import { describeIssue, notJson, whatIsMissing } from './json-problems';
import { quoteValue } from './quote-value';
import { scanJson } from './scan-json';

const MAX_PROBLEMS = 100;

const workingWeek = z.strictObject({
  from: calendarDate.nullable().default(null),
  days: weekdays,
});
const calendarsFile = z.strictObject(
  {
    calendars: z.array(
      z.strictObject({
        name: calendarName,
        timeZone: z.string().refine(isTimeZone, 'must be an IANA time zone such as Europe/Oslo'),
        workingWeeks: z.array(workingWeek).min(1, 'has no week: leave it out for the week of the default calendar').optional(),
        holidays,
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
    if (names.has(own)) problems.push({ line: null, message: `The calendar ${quoteValue(own)} occurs twice.` });
    names.add(own);
    if (hasRepeatedStart(workingWeeks))
      problems.push({ line: null, message: `Two working weeks of ${quoteValue(own)} begin on one date.` });
  }
  return problems;
}
