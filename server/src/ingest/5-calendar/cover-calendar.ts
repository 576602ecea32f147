import type { ClientBase } from 'pg';
import { parseLocalDate } from '../../domain/local-date';
import { hashCalendar, listCalendarDates, type WorkingCalendar } from '../../domain/working-calendar';
import { readCoveredYears, writeCalendar } from './calendar.sql';

/**
 * Makes the calendar cover the years of every leave and every fiscal year, under the configured working weeks and holidays.
 * @returns whether the configuration changed, which moves the data version
 */
export async function coverCalendar(client: ClientBase, runId: string, calendar: WorkingCalendar): Promise<boolean> {
  const { neededFrom, neededTo, coveredFrom, coveredTo, calendarHash } = await readCoveredYears(client);
  if (neededFrom === null || neededTo === null) return false;
  const hash = hashCalendar(calendar);
  const isCovered = coveredFrom !== null && coveredTo !== null && coveredFrom <= neededFrom && coveredTo >= neededTo;
  if (isCovered && hash === calendarHash) return false;
  const from = Math.min(neededFrom, coveredFrom ?? neededFrom);
  const to = Math.max(neededTo, coveredTo ?? neededTo);
  await writeCalendar(client, runId, listCalendarDates(calendar, dayOf(`${from}-01-01`), dayOf(`${to}-12-31`)), hash);
  return hash !== calendarHash;
}

function dayOf(date: string): number {
  const day = parseLocalDate(date);
  if (day === null) throw new RangeError(`Not a date: ${date}`);
  return day;
}
