import { expect, test } from 'vitest';
import { forecastSeries, highestOf } from './forecast-model';
import type { ForecastRow } from './forecast-row';
import { forecastWords } from './forecast-words';

const row: ForecastRow = {
  startDate: '2026-12-01',
  endDate: '2026-12-31',
  approvedDays: 140,
  pendingDays: 48,
  forecastDays: 190.5,
  lowDays: 160,
  highDays: 230,
  lastYearDays: 120,
  method: 'PICK_UP',
  shortfall: null,
  suppressed: false,
};
const words = { ...forecastWords, basis: () => '' };

test('the forecast and both ends of its interval are marks on one bar, and the axis reaches the highest of them', () => {
  const series = forecastSeries([row], 'MONTH', words, '#000');
  // The library draws no marks on stacked vertical bars, so there is one series.
  expect(series).toHaveLength(1);
  expect(series[0]?.data[0]?.y).toBe(140);
  expect(series[0]?.data[0]?.goals?.map(({ name, value }) => [name, value])).toEqual([
    ['80% interval from', 160],
    ['80% interval to', 230],
    ['Forecast', 190.5],
  ]);
  expect(highestOf([row])).toBe(230);
});

test('without an interval there is one mark, and without a forecast none', () => {
  const asLastYear = { ...row, forecastDays: 120, lowDays: null, highDays: null, method: 'LAST_YEAR' as const };
  const unknown = { ...asLastYear, forecastDays: null, method: 'NONE' as const };
  const [series] = forecastSeries([asLastYear, unknown], 'MONTH', words, '#000');
  expect(series?.data.map(({ goals }) => goals?.map(({ value }) => value))).toEqual([[120], []]);
});
