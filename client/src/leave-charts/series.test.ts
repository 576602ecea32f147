import { expect, test } from 'vitest';
import { foldTail } from './figures';
import { buildMonthSeries, buildRankedSeries } from './series';

const words = {
  name: 'Days',
  requests: (n: number) => `${n} requests`,
  people: (n: number) => `${n} people`,
  others: (n: number) => `Others (${n})`,
};
const figures = (id: string, days: number | null) => ({
  id,
  label: `Name ${id}`,
  days,
  requests: days === null ? null : 3,
  people: days === null ? null : 2,
  suppressed: days === null,
});

test('a month carries its days and what the tooltip adds', () => {
  expect(buildMonthSeries([figures('2024-01', 4.5)], words)).toEqual([
    { name: 'Days', data: [{ x: '2024-01', y: 4.5, meta: '3 requests · 2 people' }] },
  ]);
});

test('a suppressed month is a gap without words, not a zero', () => {
  expect(buildMonthSeries([figures('2024-01', null)], words)[0]?.data).toEqual([{ x: '2024-01', y: null, meta: '' }]);
});

test('ranked bars take their colour by id and end with the others', () => {
  const folded = foldTail(
    Array.from({ length: 5 }, (_, index) => figures(String(index), 10 - index)),
    3,
  );
  const data = buildRankedSeries(folded, words, (id) => `#${id}`)[0]?.data ?? [];
  expect(data.map(({ x }) => x)).toEqual(['Name 0', 'Name 1', 'Name 2', 'Others (2)']);
  expect(data[0]?.fillColor).toBe('#0');
  expect(data[3]).toMatchObject({ y: 13, meta: '' });
});
