import { ICalCalendar, ICalCalendarMethod } from 'ical-generator';
import { addDays, parseLocalDate } from '../../../domain/local-date';
import type { AwayLeave } from './read-away-leaves';

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;
const REFRESH_SECONDS = 60 * 60;

/** Leave as an iCalendar: whole days, names and "Away", nothing else. The same leave has the same UID in every answer and every feed. */
export function writeCalendar(name: string, leaves: readonly AwayLeave[]): string {
  const calendar = new ICalCalendar({
    name,
    prodId: { company: 'Leave analytics', product: 'Away', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: REFRESH_SECONDS,
  });
  for (const { leaveId, name: person, startDate, endDate, changedAt, sequence } of leaves) {
    calendar.createEvent({
      id: `leave-${leaveId}@leave-analytics`,
      summary: `${person} · Away`,
      start: asDay(startDate),
      // The end of an all-day event is the day after its last.
      end: asDay(addDays(endDate, 1)),
      allDay: true,
      stamp: changedAt,
      lastModified: changedAt,
      sequence,
    });
  }
  return calendar.toString();
}

/** The library takes instants, and writes an all-day one as its date in UTC. */
const asDay = (date: string): Date => new Date((parseLocalDate(date) ?? 0) * DAY_MILLISECONDS);
