import { expect, test } from 'vitest';
import { monthOrder, monthWithin, weekdayOrder, yearColumns } from './year-axis';

const year = (id: string, startDate: string, endDate: string) => ({ id, label: `FY ${id}`, startDate, endDate, isCurrent: false });
const years = [year('9', '2022-07-17', '2023-07-16'), year('10', '2023-07-17', '2024-07-15')];

test('fiscal years run in the order of their dates, never of the alphabet, and months from where they begin', () => {
  expect(yearColumns(['10', '9'], 'fiscal', years).map(({ id }) => id)).toEqual(['9', '10']);
  expect(yearColumns(['2024', '2023'], 'calendar', years).map(({ label }) => label)).toEqual(['2023', '2024']);
  expect(monthOrder('fiscal', years)).toEqual(['7', '8', '9', '10', '11', '12', '1', '2', '3', '4', '5', '6']);
  expect(monthOrder('calendar', years)[0]).toBe('1');
});

test('a month that a fiscal year both begins and ends in has two stretches', () => {
  const [, column] = yearColumns(['9', '10'], 'fiscal', years);
  expect(column && monthWithin(column, '7')).toEqual([
    { from: '2023-07-17', to: '2023-07-31' },
    { from: '2024-07-01', to: '2024-07-15' },
  ]);
  expect(column && monthWithin(column, '2')).toEqual([{ from: '2024-02-01', to: '2024-02-29' }]);
});

test('weeks begin where the locale begins them', () => {
  expect(weekdayOrder(1)).toEqual(['1', '2', '3', '4', '5', '6', '7']);
  expect(weekdayOrder(0)).toEqual(['7', '1', '2', '3', '4', '5', '6']);
  expect(weekdayOrder(6)).toEqual(['6', '7', '1', '2', '3', '4', '5']);
});
