import { isDeepStrictEqual } from 'node:util';
import type { RosterCalendar } from '../../../domain/workforce';
import type { CalendarChange } from './workforce.types';

/** Calendars that differ, in words. */
export function compareCalendars(before: readonly RosterCalendar[], after: readonly RosterCalendar[]): CalendarChange[] {
  const old = new Map(before.map((calendar) => [calendar.name, calendar]));
  const own = new Map(after.map((calendar) => [calendar.name, calendar]));
  return [...new Set([...old.keys(), ...own.keys()])].toSorted().flatMap((name) => {
    const [left, right] = [old.get(name), own.get(name)];
    if (!left) return [{ name, change: describeAdded(right?.holidays.length ?? 0) }];
    if (!right) return [{ name, change: 'Removed' }];
    const parts = describeDifference(left, right);
    return parts.length > 0 ? [{ name, change: parts.join('; ') }] : [];
  });
}

function describeAdded(holidays: number): string {
  return holidays === 0 ? 'Added, without holidays' : `Added, with ${holidays} ${holidays === 1 ? 'holiday' : 'holidays'}`;
}

const SHOWN = 5;

function describeDifference(left: RosterCalendar, right: RosterCalendar): string[] {
  const keyOf = ({ date, name, part }: RosterCalendar['holidays'][number]) => `${date} ${name}${part === 'HALF' ? ' (half)' : ''}`;
  const [old, own] = [new Set(left.holidays.map(keyOf)), new Set(right.holidays.map(keyOf))];
  const list = (words: string, keys: string[]) =>
    keys.length === 0
      ? []
      : [`${words} ${keys.slice(0, SHOWN).join(', ')}${keys.length > SHOWN ? ` and ${keys.length - SHOWN} more` : ''}`];
  return [
    ...list(
      'Added',
      [...own].filter((key) => !old.has(key)),
    ),
    ...list(
      'Removed',
      [...old].filter((key) => !own.has(key)),
    ),
    ...(isDeepStrictEqual(left.workingWeeks, right.workingWeeks) ? [] : ['Other working weeks']),
    ...(left.timeZone === right.timeZone ? [] : [`Time zone ${right.timeZone}`]),
  ];
}
