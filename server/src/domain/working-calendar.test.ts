import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, formatLocalDate, isoWeekday, parseLocalDate, todayIn } from './local-date';
import { hashCalendar, listCalendarDates } from './working-calendar';

const day = (date: string) => parseLocalDate(date) as number;

test('a date is a real day of the calendar, and nothing else is one', () => {
  for (const date of ['2024-02-29', '2000-02-29', '2023-12-31', '1970-01-01']) expect(parseLocalDate(date)).not.toBeNull();
  const wrong = [
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '23-01-01',
    '2023-1-1',
    '2023-01-01T00:00:00Z',
    ' 2023-01-01',
    '',
  ];
  for (const text of wrong) expect(parseLocalDate(text), text).toBeNull();
});

test('dates and day counts are one to one, a week has seven days, and steps add up', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 80_000 }), fc.integer({ min: -5000, max: 5000 }), (count, step) => {
      const date = formatLocalDate(count);
      expect(parseLocalDate(date)).toBe(count);
      expect(addDays(date, step)).toBe(formatLocalDate(count + step));
      expect(isoWeekday(count + 7)).toBe(isoWeekday(count));
      expect((isoWeekday(count) % 7) + 1).toBe(isoWeekday(count + 1));
    }),
  );
  expect([isoWeekday(day('2024-04-22')), isoWeekday(day('2024-04-28')), isoWeekday(day('1969-12-31'))]).toEqual([1, 7, 3]);
});

test('today is the day of the time zone, not that of UTC', () => {
  const evening = new Date('2024-04-22T18:15:00Z');
  expect([todayIn('UTC', evening), todayIn('Asia/Kathmandu', evening)]).toEqual(['2024-04-22', '2024-04-23']);
});

test('each working week holds from its date until the next one, a full holiday beats both, and of two on a date the larger counts', () => {
  const calendar = {
    workingWeeks: [
      { from: null, days: ['mon', 'sun'] as const },
      { from: '2024-04-24', days: ['wed'] as const },
    ],
    holidays: [
      { date: '2024-05-01', name: 'Short day', part: 'HALF' as const },
      { date: '2024-05-01', name: 'Labour', part: 'FULL' as const },
      { date: '2024-05-08', name: 'Eve', part: 'HALF' as const },
    ],
  };
  const working = listCalendarDates(calendar, day('2024-04-21'), day('2024-05-08')).filter(({ isWorkingDay }) => isWorkingDay);
  expect(working.map(({ date }) => date)).toEqual(['2024-04-21', '2024-04-22', '2024-04-24', '2024-05-08']);
  expect(listCalendarDates(calendar, day('2024-05-01'), day('2024-05-01'))).toEqual([
    { date: '2024-05-01', isWorkingDay: false, holidayName: 'Labour', holidayPart: 'FULL' },
  ]);
});

test('different calendars have different hashes, equal ones the same', () => {
  const calendar = (name: string) => ({
    workingWeeks: [{ from: null, days: ['mon'] as const }],
    holidays: [{ date: '2024-05-01', name, part: 'FULL' as const }],
  });
  expect(hashCalendar(calendar('Labour'))).toBe(hashCalendar(calendar('Labour')));
  expect(hashCalendar(calendar('Labour'))).not.toBe(hashCalendar(calendar('May')));
});
