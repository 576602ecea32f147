import { expect, test } from 'vitest';
import { type Figures, fillMonths, foldTail, sortByDays } from './figures';

const row = (id: string, days: number | null): Figures => ({ id, label: id, days, requests: 1, people: 1, suppressed: days === null });

test('rows are sorted by their days, ties by name', () => {
  expect(sortByDays([row('b', 2), row('c', 5), row('a', 2)]).map(({ id }) => id)).toEqual(['c', 'a', 'b']);
});

test('the folded tail keeps every day, so that the bars add up to what they did before', () => {
  const rows = Array.from({ length: 20 }, (_, index) => row(`d${index}`, index + 0.5));
  const { shown, others } = foldTail(rows, 8);
  const sum = shown.reduce((days, figures) => days + (figures.days ?? 0), 0) + (others?.days ?? 0);
  expect(sum).toBe(rows.reduce((days, figures) => days + (figures.days ?? 0), 0));
  expect(shown).toHaveLength(8);
  expect(others?.count).toBe(12);
});

test('a tail of one is shown, not folded', () => {
  const { shown, others } = foldTail(
    Array.from({ length: 9 }, (_, index) => row(`d${index}`, index)),
    8,
  );
  expect(shown).toHaveLength(9);
  expect(others).toBeNull();
});

test('a suppressed row is never a bar and never part of the others', () => {
  const { shown, others, hidden } = foldTail([row('known', 3), row('secret', null)], 8);
  expect(shown.map(({ id }) => id)).toEqual(['known']);
  expect(others).toBeNull();
  expect(hidden.map(({ id }) => id)).toEqual(['secret']);
});

test('months without leave between the first and the last are zeros, across the year', () => {
  const months = fillMonths([row('2024-02', 4), row('2023-11', 1)], (month) => `in ${month}`);
  expect(months.map(({ id, days }) => [id, days])).toEqual([
    ['2023-11', 1],
    ['2023-12', 0],
    ['2024-01', 0],
    ['2024-02', 4],
  ]);
  expect(months[1]?.label).toBe('in 2023-12');
});

test('a suppressed month stays suppressed and does not become a zero', () => {
  expect(fillMonths([row('2024-01', null), row('2024-02', 2)], String)[0]).toMatchObject({ days: null, suppressed: true });
});

test('no rows are no months', () => {
  expect(fillMonths([], String)).toEqual([]);
});
