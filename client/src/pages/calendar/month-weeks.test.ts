import { expect, test } from 'vitest';
import { datesOfMonth, lookUpDate, weeksOfMonth } from './month-weeks';

test('a month is drawn in whole weeks that begin where weeks begin here', () => {
  const fromMonday = weeksOfMonth('2024-02', 1);
  expect(fromMonday.map(([first]) => first)).toEqual(['2024-01-29', '2024-02-05', '2024-02-12', '2024-02-19', '2024-02-26']);
  expect(fromMonday.at(-1)?.at(-1)).toBe('2024-03-03');
  const fromSunday = weeksOfMonth('2024-09', 0);
  expect(fromSunday[0]?.[0]).toBe('2024-09-01');
  expect(fromSunday).toHaveLength(5);
  expect(weeksOfMonth('2026-02', 0).flat()).toEqual(datesOfMonth('2026-02'));
});

test('the working week in force on a date says whether it is a working day, and a full holiday is none; offices are named', () => {
  const calendar = {
    workingWeeks: [
      { from: null, weekdays: [1, 2, 3, 4, 5] },
      { from: '2024-03-01', weekdays: [7, 1, 2, 3, 4] },
    ],
    holidays: [
      { date: '2024-03-05', name: 'Founding day', part: 'FULL' as const },
      { date: '2024-03-06', name: 'Day after', part: 'HALF' as const },
    ],
    offices: [
      { name: 'Boston', holidays: [{ date: '2024-03-06', name: 'Eve', part: 'HALF' as const }] },
      {
        name: 'Lisbon',
        holidays: [
          { date: '2024-03-06', name: 'Eve', part: 'HALF' as const },
          { date: '2024-03-07', name: 'Feast', part: 'FULL' as const },
        ],
      },
    ],
  };
  const isWorking = (date: string) => lookUpDate(calendar, date).isWorkingDay;
  expect(['2024-02-23', '2024-02-25', '2024-03-01', '2024-03-03'].map(isWorking)).toEqual([true, false, false, true]);
  expect(lookUpDate(calendar, '2024-03-05')).toEqual({ isWorkingDay: false, holiday: 'Founding day' });
  expect(lookUpDate(calendar, '2024-03-06')).toEqual({
    isWorkingDay: true,
    holiday: 'Day after, half day; Eve, half day (Boston and Lisbon)',
  });
  expect(lookUpDate(calendar, '2024-03-07')).toEqual({ isWorkingDay: true, holiday: 'Feast (Lisbon)' });
});
