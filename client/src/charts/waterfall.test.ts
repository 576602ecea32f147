import { expect, test } from 'vitest';
import { buildWaterfall } from './waterfall';

test('each bar begins where the one before ended, below zero too, and a tentative one moves nothing', () => {
  const color = '#000000';
  const [series] = buildWaterfall('Balance', [
    { id: 'a', change: 10, after: 10, color },
    { id: 'b', change: null, after: 10, color },
    { id: 'c', change: -7.5, after: 2.5, color },
    { id: 'd', change: -4, after: -1.5, color },
    { id: 'e', change: -2, after: -1.5, isTentative: true, color },
  ]);
  expect(series?.data.map(({ y }) => y)).toEqual([
    [0, 10],
    [10, 10],
    [2.5, 10],
    [-1.5, 2.5],
    [-3.5, -1.5],
  ]);
});
