import { expect, test } from 'vitest';
import { currentFiscalYear, type FiscalYear, fiscalLabel } from './fiscal-year';

const year = (id: string, startDate: string, endDate: string, isCurrent = false): FiscalYear => ({
  id,
  label: `${startDate.slice(0, 4)}/${endDate.slice(2, 4)}`,
  startDate,
  endDate,
  isCurrent,
});

test('the fiscal year that begins on 1 Shrawan 2080 is 2080/81', () => {
  expect(fiscalLabel(year('1', '2023-07-17', '2024-07-15'), 'bikramSambat')).toBe('2080/81');
  expect(fiscalLabel(year('1', '2023-07-17', '2024-07-15'), 'source')).toBe('2023/24');
});

test('a year beyond the tables keeps the label of the source', () => {
  expect(fiscalLabel(year('1', '2090-07-17', '2091-07-15'), 'bikramSambat')).toBe('2090/91');
});

test('the fiscal year of today comes first, then the one that the source calls current, then the last', () => {
  const years = [year('1', '2022-07-17', '2023-07-16', true), year('2', '2023-07-17', '2024-07-15'), year('3', '2024-07-16', '2025-07-15')];
  expect(currentFiscalYear(years, '2024-07-15')?.id).toBe('2');
  expect(currentFiscalYear(years, '2030-01-01')?.id).toBe('1');
  expect(currentFiscalYear(years.slice(1), '2030-01-01')?.id).toBe('3');
  expect(currentFiscalYear([], '2030-01-01')).toBeUndefined();
});
