import { expect, test } from 'vitest';
import type { RosterCalendar } from '../../../domain/workforce';
import { compareCalendars } from './compare-calendars';

const week = [{ from: null, days: ['mon', 'tue'] as const }];
const calendar = (name: string, ...dates: string[]): RosterCalendar => ({
  name,
  timeZone: 'Europe/Oslo',
  workingWeeks: week,
  holidays: dates.map((date) => ({ date, name: 'Day', part: 'FULL' as const })),
});

test('calendars that come, go and change are named, with their holidays', () => {
  const before = [calendar('Bergen'), calendar('Oslo', '2024-05-01', '2024-05-17'), calendar('Paris')];
  const half = { date: '2024-05-01', name: 'Day', part: 'HALF' as const };
  const after = [
    calendar('Alta'),
    calendar('Boston', '2024-07-04'),
    { ...calendar('Oslo'), holidays: [half], timeZone: 'UTC', workingWeeks: [{ from: null, days: ['mon'] as const }] },
    calendar('Paris'),
    calendar('Porto', '2024-04-25', '2024-06-10'),
  ];
  expect(compareCalendars(before, after)).toEqual([
    { name: 'Alta', change: 'Added, without holidays' },
    { name: 'Bergen', change: 'Removed' },
    { name: 'Boston', change: 'Added, with 1 holiday' },
    {
      name: 'Oslo',
      change: 'Added 2024-05-01 Day (half); Removed 2024-05-01 Day, 2024-05-17 Day; Other working weeks; Time zone UTC',
    },
    { name: 'Porto', change: 'Added, with 2 holidays' },
  ]);
});
