import { expect, test } from 'vitest';
import { CHART_COLORS } from './palette';
import { buildWaterfall, waterfallOptions } from './waterfall';

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

test('the axis ends at the least round step that reaches, and goes below zero only where something does', () => {
  const words = { step: String, axisLabel: String, exact: String, compact: String };
  const axis = (isOverdrawn: boolean) => {
    const { yaxis } = waterfallOptions({ colors: CHART_COLORS.light, animated: false }, words, { count: 4, isOverdrawn });
    const { min, max } = [yaxis].flat()[0] ?? {};
    return [typeof min === 'function' ? min(-3) : min, typeof max === 'function' ? max(21) : max];
  };
  expect(axis(false)).toEqual([0, 24]);
  expect(axis(true)).toEqual([-3, undefined]);
});
