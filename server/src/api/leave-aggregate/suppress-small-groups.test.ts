import { expect, test } from 'vitest';
import { findSuppressed } from './suppress-small-groups';

let nextPerson = 0;
const people = (count: number) => Array.from({ length: count }, () => `p${nextPerson++}`);
const cell = (ids: string[], who: string[]) => ({
  ids,
  leaveDays: who.length,
  employeeCount: who.length,
  fewEmployeeIds: who.length < 5 ? who : null,
});
const suppressedIds = (cells: ReturnType<typeof cell>[]) => [...findSuppressed(cells)].map((at) => cells[at]?.ids.join('|')).toSorted();

test('nothing is suppressed where every group has five people', () => {
  expect(suppressedIds([cell(['a'], people(5)), cell(['b'], people(9))])).toEqual([]);
});

test('beside one small group the smallest other one goes too, or the total would reveal the first', () => {
  expect(suppressedIds([cell(['a'], people(2)), cell(['b'], people(9)), cell(['c'], people(6))])).toEqual(['a', 'c']);
});

test('two small groups of five people together hide each other', () => {
  expect(suppressedIds([cell(['a'], people(2)), cell(['b'], people(3)), cell(['c'], people(6))])).toEqual(['a', 'b']);
});

test('two small groups of the same few people do not hide each other', () => {
  const few = people(2);
  expect(suppressedIds([cell(['nov'], few), cell(['dec'], few), cell(['jan'], people(7)), cell(['feb'], people(8))])).toEqual([
    'dec',
    'jan',
    'nov',
  ]);
});

test('in a table no row, no column and no sum of all reveals a small cell', () => {
  const cells = ['a', 'b', 'c'].flatMap((row) =>
    ['x', 'y', 'z'].map((column) => cell([row, column], people(row === 'a' && column === 'x' ? 1 : 6))),
  );
  const hidden = suppressedIds(cells);
  expect(hidden).toContain('a|x');
  for (const at of [0, 1]) {
    for (const key of new Set(cells.map(({ ids }) => ids[at]))) {
      expect(hidden.filter((id) => id?.split('|')[at] === key).length).not.toBe(1);
    }
  }
});

test('a lone small cell on the diagonal of a table is not what is left of the total', () => {
  expect(suppressedIds([cell(['a', 'x'], people(1)), cell(['b', 'y'], people(8)), cell(['c', 'z'], people(9))])).toEqual(['a|x', 'b|y']);
});

test('where all groups are small, all are suppressed', () => {
  expect(suppressedIds([cell(['a'], people(1)), cell(['b'], people(2))])).toEqual(['a', 'b']);
});

test('a large table is judged in well under a second', () => {
  const cells = Array.from({ length: 100 }, (_, row) =>
    Array.from({ length: 100 }, (_, column) => cell([`${row}`, `${column}`], people((row * column) % 23 === 0 ? 2 : 6))),
  ).flat();
  const begun = performance.now();
  findSuppressed(cells);
  expect(performance.now() - begun).toBeLessThan(2_000);
});
