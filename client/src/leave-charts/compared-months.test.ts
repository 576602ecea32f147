import { expect, test } from 'vitest';
import { compareMonths, cumulate, hasUnfinished } from './compared-months';

const row = (id: string, days: number | null) => ({ id, label: id, days, requests: 1, people: 1, suppressed: days === null });

test('the first months of two fiscal years stand beside each other, in any calendar year', () => {
  const compared = compareMonths([
    { start: '2024-07', rows: [row('2024-07', 3), row('2024-09', 5)] },
    { start: '2023-07', rows: [row('2023-08', 2), row('2024-01', 7)] },
  ]);
  expect(compared.map(({ months, figures }) => [...months, ...figures.map((figure) => figure?.days ?? null)])).toEqual([
    ['2024-07', '2023-07', 3, 0],
    ['2024-08', '2023-08', 0, 2],
    ['2024-09', '2023-09', 5, 0],
    ['2024-10', '2023-10', null, 0],
    ['2024-11', '2023-11', null, 0],
    ['2024-12', '2023-12', null, 0],
    ['2025-01', '2024-01', null, 7],
  ]);
});

test('leave before the border of its year keeps its place before it, so no day is lost', () => {
  const compared = compareMonths([{ start: '2024-07', rows: [row('2024-06', 1), row('2024-07', 2)] }]);
  expect(compared.map(({ offset, figures }) => [offset, figures[0]?.days])).toEqual([
    [-1, 1],
    [0, 2],
  ]);
});

test('years without leave have no months', () => {
  expect(compareMonths([{ start: '2024-07', rows: [] }])).toEqual([]);
});

test('only a month that has figures and is not over is unfinished', () => {
  const compared = compareMonths([
    { start: '2024-07', rows: [row('2024-09', 3)] },
    { start: '2023-07', rows: [row('2024-06', 2)] },
  ]);
  expect(hasUnfinished(compared, '2024-09')).toBe(true);
  expect(hasUnfinished(compared, '2024-10')).toBe(false);
});

test('a running sum stops at what is hidden instead of leaving it out', () => {
  expect(cumulate([1, 2.5, 0, 4])).toEqual([1, 3.5, 3.5, 7.5]);
  expect(cumulate([1, null, 4])).toEqual([1, null, null]);
});
