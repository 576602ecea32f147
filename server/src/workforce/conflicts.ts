import type { ClientBase } from 'pg';
import type { FileProblem, RosterCalendar, WorkforceKind, WorkforceRow } from '../domain/workforce';
import { invalidInput } from '../errors';
import { readCalendarsOf, readInForce, readNamedCalendars } from './revisions.sql';

/** What a content says that does not fit the other file in force. */
export async function findConflicts(
  client: ClientBase,
  kind: WorkforceKind,
  content: WorkforceRow[] | RosterCalendar[],
): Promise<FileProblem[]> {
  if (kind === 'CALENDARS') return missingCalendars(client, new Set((content as RosterCalendar[]).map(({ name }) => name)));
  const known = new Set((await readCalendarsOf(client, await readInForce(client, 'CALENDARS'))).map(({ name }) => name));
  return (content as WorkforceRow[]).flatMap(({ line, calendar }) =>
    calendar === null || known.has(calendar) ? [] : [{ line, message: `There is no calendar "${calendar}".` }],
  );
}

/** Calendars that people of the workforce file in force have, and that would be gone. */
async function missingCalendars(client: ClientBase, names: ReadonlySet<string>): Promise<FileProblem[]> {
  const named = await readNamedCalendars(client, await readInForce(client, 'WORKFORCE'));
  return named.flatMap(({ calendar, people }) =>
    names.has(calendar)
      ? []
      : [{ line: null, message: `The calendar "${calendar}" is missing, which ${people} people of the workforce file have.` }],
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
  if (!missing) return;
  const userMessage = `Line ${missing.line} names the calendar "${missing.calendar}", which there is not any more.`;
  throw invalidInput(userMessage);
}
