import { expect, test } from 'vitest';
import { buildHeatGrid, heatMarks, heatMax } from './heat-grid';

const row = (column: string, name: string, days: number | null) => ({ column, row: name, days, basis: '' });
const answer = [row('2023', '1', 6), row('2023', '2', 2), row('2024', '1', 1)];
const grid = (measure: Parameters<typeof buildHeatGrid>[0]['measure'], rows = answer) =>
  buildHeatGrid({
    columns: ['2023', '2024'],
    rows: ['1', '2', '3'],
    answer: rows,
    measure,
    // 2024 was observed in January only.
    observed: (column, name) => column === '2023' || name === '1',
  });
const values = ({ cells }: ReturnType<typeof grid>) =>
  cells.map((cells) => cells.map(({ value, state }) => (state === 'known' ? value : state)));

test('a cell that was looked at and has no leave is zero; one that was not is empty', () => {
  expect(values(grid({ kind: 'days' }))).toEqual([
    [6, 1],
    [2, 'empty'],
    [0, 'empty'],
  ]);
});

test('the shares of a column add up to one', () => {
  const shares = grid({ kind: 'column' });
  expect(values(shares)).toEqual([
    [0.75, 1],
    [0.25, 'empty'],
    [0, 'empty'],
  ]);
  for (const index of [0, 1]) expect(shares.cells.reduce((sum, cells) => sum + (cells[index]?.value ?? 0), 0)).toBe(1);
});

test('the share of other days is of the same cell, and there is none where there are no other days', () => {
  const of = [row('2023', '1', 12), row('2023', '2', 2), row('2023', '3', 5)];
  expect(values(grid({ kind: 'share', of }))).toEqual([
    [0.5, 'empty'],
    [1, 'empty'],
    [0, 'empty'],
  ]);
});

test('a hidden cell is neither zero nor empty, and hides the shares of its column, which would give it away', () => {
  const rows = [...answer, row('2023', '3', null)];
  expect(values(grid({ kind: 'days' }, rows))[2]).toEqual(['hidden', 'empty']);
  expect(values(grid({ kind: 'column' }, rows)).map((cells) => cells[0])).toEqual(['hidden', 'hidden', 'hidden']);
});

test('a rate is shown as it was answered, with its basis; one that cannot be known is neither zero nor hidden', () => {
  const rates = [
    { column: '2023', row: '1', value: 1.5, basis: 'a / b' },
    { column: '2023', row: '2', value: null, basis: 'a / b' },
  ];
  const shown = grid({ kind: 'rate', rates });
  expect(values(shown).map((cells) => cells[0])).toEqual([1.5, 'empty', 'empty']);
  expect(shown.cells[0]?.[0]?.basis).toBe('a / b');
});

test('what is not over is hatched where it has a value', () => {
  const markOf = heatMarks(grid({ kind: 'days' }), (column) => column === '2024');
  expect([markOf(0, 0), markOf(0, 1), markOf(1, 1)]).toEqual([undefined, 'hatched', 'empty']);
  expect(heatMax(grid({ kind: 'days' }))).toBe(6);
});
