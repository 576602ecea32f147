import type { ClientBase } from 'pg';
import type { FileProblem, RosterCalendar, WorkforceKind, WorkforceRow } from '../domain/workforce';
import { invalidInput } from '../errors';
import { quoteValue } from './quote-value';
import { readCalendarsOf, readInForce, readNamedCalendars } from './revisions.sql';

/** What a content says that does not fit the other file in force. */
export async function findConflicts(
  client: ClientBase,
  kind: WorkforceKind,
  content: WorkforceRow[] | RosterCalendar[],
): Promise<FileProblem[]> {
  if (kind === 'CALENDARS') return missingCalendars(client, new Set((content as RosterCalendar[]).map(({ name }) => name)));
  const known = new Set((await readCalendarsOf(client, await readInForce(client, 'CALENDARS'))).map(({ name }) => name));
  // One problem for each calendar: a file may name it in every row.
  const missing = new Map<string, { line: number; people: Set<string> }>();
  for (const { fileLine, employeeId, calendar } of content as WorkforceRow[]) {
    if (calendar === null || known.has(calendar)) continue;
    const named = missing.get(calendar) ?? { line: fileLine, people: new Set() };
    missing.set(calendar, { ...named, people: named.people.add(employeeId) });
  }
  return [...missing].map(([calendar, { line, people }]) => {
    const named = `${quoteValue(calendar)}, which ${countPeople(people.size)} in this file`;
    return { line, message: `There is no calendar ${named}. Upload the calendars file first.` };
  });
}

const countPeople = (count: number): string => (count === 1 ? 'one person has' : `${count} people have`);

/** Calendars that people of the workforce file in force have, and that would be gone. */
async function missingCalendars(client: ClientBase, names: ReadonlySet<string>): Promise<FileProblem[]> {
  const named = await readNamedCalendars(client, await readInForce(client, 'WORKFORCE'));
  return named.flatMap(({ calendar, people }) =>
    names.has(calendar)
      ? []
      : [
          {
            line: null,
            message:
              `The calendar ${quoteValue(calendar)} would be gone, which ${countPeople(people)} in the workforce file. ` +
              'Change that file first.',
          },
        ],
  );
}

/** @throws {AppError} BAD_USER_INPUT where a stored revision does not fit the other file in force any more. */
export async function requireNoConflicts(client: ClientBase, kind: WorkforceKind, revisionId: string | null): Promise<void> {
  const calendarsOf = async (id: string | null) => new Set((await readCalendarsOf(client, id)).map(({ name }) => name));
  if (kind === 'CALENDARS') {
    const [problem] = await missingCalendars(client, await calendarsOf(revisionId));
    if (problem) throw invalidInput(problem.message);
    return;
  }
  const known = await calendarsOf(await readInForce(client, 'CALENDARS'));
  const missing = (await readNamedCalendars(client, revisionId)).find(({ calendar }) => !known.has(calendar));
  if (missing)
    throw invalidInput(`There is no calendar ${quoteValue(missing.calendar)} any more, which ${countPeople(missing.people)} in this file.`);
}
