import { expect, test } from 'vitest';
import { formatCompact } from '../../lib/format';
import { barOptions, monthAxisLabel, rankedBarOptions } from './bar-options';
import { axisEnd } from './base-options';
import { lineOptions } from './line-options';
import { CHART_COLORS } from './palette';

const shortMonth = (month: string) => `m${month.slice(5)}`;
const words = { exact: String, compact: String, category: String, axisLabel: String };
const year = { first: '2023-07', count: 13, narrow: false };

test('a year labels every month, with the year on its first month and on January', () => {
  expect(monthAxisLabel('2023-07', year, shortMonth)).toEqual(['m07', '2023']);
  expect(monthAxisLabel('2023-08', year, shortMonth)).toBe('m08');
  expect(monthAxisLabel('2024-01', year, shortMonth)).toEqual(['m01', '2024']);
});

test('two years, or a year on a phone, label quarters only', () => {
  for (const axis of [
    { ...year, count: 25 },
    { ...year, narrow: true },
  ]) {
    expect(monthAxisLabel('2023-08', axis, shortMonth)).toBe('');
    expect(monthAxisLabel('2023-10', axis, shortMonth)).toBe('m10');
  }
});

test('many years label Januaries by their year only', () => {
  const axis = { ...year, count: 60 };
  expect(monthAxisLabel('2024-01', axis, shortMonth)).toBe('2024');
  expect(monthAxisLabel('2024-04', axis, shortMonth)).toBe('');
});

test('who asked for less motion gets none, and dark mode is passed to the library', () => {
  const look = { colors: CHART_COLORS.dark, animated: false };
  for (const options of [barOptions(look, words, 13), rankedBarOptions(look, words), lineOptions(look, words, ['#000000'])]) {
    expect(options.chart?.animations?.enabled).toBe(false);
    expect(options.chart?.animations?.dynamicAnimation?.enabled).toBe(false);
    expect(options.theme?.mode).toBe('dark');
    expect(options.chart?.background).toBe('transparent');
  }
});

test.each([0.24, 0.5, 1.5, 9, 47, 155, 8_635, 123_000])('the labels of an axis to %d say where their lines are', (highest) => {
  const end = axisEnd(highest);
  for (const tick of [1, 2, 3, 4].map((step) => (end / 4) * step)) {
    const [digits = '', unit = ''] = formatCompact(tick).split(/(?=[A-Z])/);
    expect(Number(digits) * (unit === 'K' ? 1_000 : 1)).toBeCloseTo(tick, 9);
  }
});

test.each([
  [8_635, 10_000],
  [155, 160],
  [200, 200],
  [201, 240],
  [11, 12],
  [4, 4],
  [3.1, 3.2],
  [1.5, 1.6],
  [0, 4],
])('bars up to %d stand on an axis to %d', (highest, end) => {
  expect(axisEnd(highest)).toBeCloseTo(end, 9);
});
