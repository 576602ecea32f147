import { expect, test } from 'vitest';
import { createDisclosureCheck, type DisclosureQuestion } from './disclosure-check';
import type { PublishedTable } from './publish-tables';
import type { TableDimension } from './published-tables';

const RADIX = 10;
/** Each cell as its ordinals, and whether it is shown. */
function makeTable(dimensions: TableDimension[], cells: readonly (readonly [...ordinals: number[], isShown: 0 | 1])[]): PublishedTable {
  const key = (ordinals: readonly number[]) => ordinals.reduce((sum, ordinal) => sum * RADIX + ordinal + 1, 0);
  return {
    dimensions,
    radices: dimensions.map(() => RADIX),
    keys: Float64Array.from(cells, (cell) => key(cell.slice(0, -1))),
    isShown: Uint8Array.from(cells, (cell) => cell.at(-1) ?? 0),
  };
}

const byDepartment = makeTable(
  ['FISCAL_YEAR', 'DEPARTMENT'],
  [
    [0, 0, 1],
    [0, 1, 1],
    [0, 2, 0],
    [1, -1, 1],
    [1, 0, 1],
    [1, 1, 0],
  ],
);
const APPROVED = 0;
const REQUESTED = 1;
const check = (question: Partial<DisclosureQuestion>, ...tables: PublishedTable[]) =>
  createDisclosureCheck({ filter: {}, groupBy: [], ...question }, new Map([[APPROVED, tables]]));
const DEPARTMENT = { dimension: 'DEPARTMENT' } as const;

test('a row is shown if all the cells that it is the sum of are', () => {
  const isShown = check({ groupBy: [DEPARTMENT] }, byDepartment);
  expect([-1, 0, 1, 2].map((department) => isShown([department]))).toEqual([true, true, false, false]);
});

test('a filter leaves cells out of the sum', () => {
  const isShown = check({ groupBy: [DEPARTMENT], filter: { FISCAL_YEAR: new Set([0]) } }, byDepartment);
  expect([0, 1, 2].map((department) => isShown([department]))).toEqual([true, true, false]);
  expect(check({ filter: { FISCAL_YEAR: new Set([0]) } }, byDepartment)([])).toBe(false);
  expect(check({ filter: { FISCAL_YEAR: new Set([0]), DEPARTMENT: new Set([0, 1]) } }, byDepartment)([])).toBe(true);
  expect(check({ filter: { FISCAL_YEAR: null, DEPARTMENT: new Set([-1, 0]) } }, byDepartment)([])).toBe(true);
});

test('one table in which the sum is shown is enough', () => {
  const overAllYears = makeTable(
    ['DEPARTMENT'],
    [
      [1, 1],
      [2, 0],
    ],
  );
  const isShown = check({ groupBy: [DEPARTMENT] }, byDepartment, overAllYears);
  expect([1, 2].map((department) => isShown([department]))).toEqual([true, false]);
});

test('nothing is shown by dimensions that no table has', () => {
  expect(check({ groupBy: [DEPARTMENT, { dimension: 'WEEKDAY' }] }, byDepartment)([0, 0])).toBe(false);
  expect(check({ filter: { LEAVE_TYPE: new Set([0]) } }, byDepartment)([])).toBe(false);
});

test('a row without leave is shown', () => {
  expect(check({ groupBy: [DEPARTMENT] }, byDepartment)([7])).toBe(true);
  expect(check({ groupBy: [DEPARTMENT] }, byDepartment)([70])).toBe(true);
});

test('years and months of the year are sums of months', () => {
  const months = makeTable(
    ['YEAR_MONTH'],
    [
      [0, 1],
      [1, 1],
      [2, 0],
      [3, 1],
    ],
  );
  const byYear = check({ groupBy: [{ dimension: 'YEAR_MONTH', rollUp: [0, 0, 1, 1] }] }, months);
  expect([0, 1].map((year) => byYear([year]))).toEqual([true, false]);
  const byBoth = check({ groupBy: [{ dimension: 'YEAR_MONTH', rollUp: Int32Array.of(0, 0, 1, 1) }, { dimension: 'YEAR_MONTH' }] }, months);
  expect(byBoth([1, 2])).toBe(false);
  expect(byBoth([1, 3])).toBe(true);
});

test('several allocations together are not shown, since the same people may be in each', () => {
  const allocations = makeTable(
    ['PROJECT_ALLOCATION'],
    [
      [-1, 1],
      [0, 1],
      [1, 1],
    ],
  );
  const chosen = (...ordinals: number[]) => ({ PROJECT_ALLOCATION: new Set(ordinals) });
  const all = makeTable([], [[1]]);
  expect(check({ filter: chosen(0) }, allocations)([])).toBe(true);
  expect(check({ filter: chosen(0, 1) }, allocations)([])).toBe(false);
  expect(check({ filter: chosen(0, 1), groupBy: [{ dimension: 'PROJECT_ALLOCATION' }] }, allocations)([1])).toBe(true);
  expect(check({}, allocations)([])).toBe(false);
  expect(check({}, allocations, all)([])).toBe(true);
});

test('a row of several statuses is shown if it is shown for each of them', () => {
  const requested = makeTable(
    ['DEPARTMENT'],
    [
      [0, 0],
      [1, 1],
      [3, 1],
    ],
  );
  const published = new Map([
    [APPROVED, [byDepartment]],
    [REQUESTED, [requested]],
  ]);
  const together = createDisclosureCheck({ filter: {}, groupBy: [DEPARTMENT] }, published);
  expect([0, 1, 3].map((department) => together([department]))).toEqual([false, false, true]);
  const apart = createDisclosureCheck({ filter: {}, groupBy: ['STATUS', DEPARTMENT] }, published);
  expect([0, 1].map((department) => apart([APPROVED, department]))).toEqual([true, false]);
  expect([0, 1].map((department) => apart([REQUESTED, department]))).toEqual([false, true]);
});
