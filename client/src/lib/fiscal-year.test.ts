import { expect, test } from 'vitest';
import { currentFiscalYear, type FiscalNaming, type FiscalYear, labelFiscalYears } from './fiscal-year';

const year = (id: string, startDate: string, endDate: string, isCurrent = false): FiscalYear => ({
  id,
  label: `${startDate.slice(0, 4)}/${endDate.slice(2, 4)}`,
  startDate,
  endDate,
  isCurrent,
});

const labels = (years: FiscalYear[], naming: FiscalNaming) => labelFiscalYears(years, naming).map(({ label }) => label);

test('the fiscal year that begins on 1 Shrawan 2080 is 2080/81', () => {
  expect(labels([year('1', '2023-07-17', '2024-07-15')], 'bikramSambat')).toEqual(['2080/81']);
  expect(labels([year('1', '2023-07-17', '2024-07-15')], 'source')).toEqual(['2023/24']);
});

test('a year beyond the tables keeps the label of the source', () => {
  expect(labels([year('1', '2090-07-17', '2091-07-15')], 'bikramSambat')).toEqual(['2090/91']);
});

test('two fiscal years of one Bikram Sambat label are told apart', () => {
  const apart = [
    { ...year('1', '2023-07-18', '2024-07-15'), label: '2023/24 (from Jul 18)' },
    { ...year('2', '2023-07-19', '2024-07-15'), label: '2023/24 (from Jul 19)' },
  ];
  expect(labels(apart, 'bikramSambat')).toEqual(['2080/81 (from Jul 18)', '2080/81 (from Jul 19)']);
});

test('the fiscal year of today comes first, then the one that the source calls current, then the last', () => {
  const years = [year('1', '2022-07-17', '2023-07-16', true), year('2', '2023-07-17', '2024-07-15'), year('3', '2024-07-16', '2025-07-15')];
  expect(currentFiscalYear(years, '2024-07-15')?.id).toBe('2');
  expect(currentFiscalYear(years, '2030-01-01')?.id).toBe('1');
  expect(currentFiscalYear(years.slice(1), '2030-01-01')?.id).toBe('3');
  expect(currentFiscalYear([], '2030-01-01')).toBeUndefined();
});
