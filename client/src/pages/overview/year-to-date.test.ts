import { expect, test } from 'vitest';
import { yearToDate } from './year-to-date';

const before = { id: '1', label: '2022/23', startDate: '2022-07-17', endDate: '2023-07-16', isCurrent: false };
const year = { id: '2', label: '2023/24', startDate: '2023-07-17', endDate: '2024-07-15', isCurrent: true };

test('as many days of the year before as of this one, each from where it begins', () => {
  expect(yearToDate(year, before, '2023-07-19', false)).toEqual({
    now: { dateFrom: '2023-07-17', dateTo: '2023-07-19' },
    before: { dateFrom: '2022-07-17', dateTo: '2022-07-19' },
  });
});

test('a year that is over is whole, and no day is taken from the year after the one before', () => {
  const longer = { ...year, endDate: '2024-07-20' };
  expect(yearToDate(longer, before, '2024-12-01', false)).toEqual({
    now: { dateFrom: '2023-07-17', dateTo: '2024-07-20' },
    before: { dateFrom: '2022-07-17', dateTo: '2023-07-16' },
  });
});

test('in whole months it begins with the first and ends with the last that is over', () => {
  expect(yearToDate(year, before, '2023-10-30', true)).toEqual({
    now: { dateFrom: '2023-08-01', dateTo: '2023-09-30' },
    before: { dateFrom: '2022-08-01', dateTo: '2022-09-30' },
  });
  expect(yearToDate(year, before, '2023-08-31', true)?.now.dateTo).toBe('2023-08-31');
  expect(yearToDate(year, before, '2023-08-30', true)).toBeNull();
});

test('of a year that has not begun there is nothing', () => {
  expect(yearToDate(year, before, '2023-07-16', false)).toBeNull();
});
