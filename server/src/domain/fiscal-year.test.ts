import { expect, test } from 'vitest';
import { findCarriesFrom, labelFiscalYears } from './fiscal-year';

const year = (id: string, startDate: string, endDate: string) => ({ id, startDate, endDate });

test('fiscal years are labelled by their calendar years', () => {
  const years = [year('1', '2022-07-17', '2023-07-16'), year('2', '2024-01-01', '2024-12-31'), year('3', '1999-07-17', '2000-07-16')];
  expect(labelFiscalYears(years)).toEqual(['2022/23', '2024', '1999/00']);
});

test('fiscal years of one short label are told apart by their first date, and by their id where that is the same', () => {
  expect(
    labelFiscalYears([
      year('100', '2022-07-17', '2023-07-10'),
      year('101', '2023-07-11', '2024-07-15'),
      year('102', '2023-07-17', '2024-07-15'),
      year('103', '2023-07-17', '2024-07-01'),
    ]),
  ).toEqual(['2022/23', '2023/24 (from Jul 11)', '2023/24 (from Jul 17, no. 102)', '2023/24 (from Jul 17, no. 103)']);
});

test('a fiscal year carries in from the last that ended before it began; of two that ended together from the one that began last', () => {
  const dates = (start: string, end: string) => ({ start, end });
  expect(
    findCarriesFrom([
      dates('2021-07-14', '2022-07-16'),
      dates('2021-09-01', '2022-07-16'),
      dates('2022-07-17', '2023-07-10'),
      dates('2023-07-11', '2024-07-15'),
      dates('2023-07-17', '2024-07-15'),
      dates('2023-07-17', '2024-07-15'),
      dates('2024-07-16', '2025-07-15'),
      dates('2026-01-01', '2026-12-31'),
    ]),
  ).toEqual([-1, -1, 1, 2, 2, 2, 5, 6]);
});
