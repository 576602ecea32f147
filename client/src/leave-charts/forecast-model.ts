import type { ChartPoint, ChartSeries } from '../charts/options/base-options';
import type { TableModel } from '../charts/options/table-model';
import { formatDays } from '../lib/format';
import { GOAL_COLOR } from './bullet';
import type { ForecastGrain, ForecastRow } from './forecast-row';

interface Words {
  period: string;
  approved: string;
  pending: string;
  forecast: string;
  low: string;
  high: string;
  lastYear: string;
  basis: (row: ForecastRow) => string;
}

/** Half of the length of the marks, in pixels: those of weeks must not reach the next bar. */
const MARKS = { MONTH: { forecast: 14, bound: 6 }, WEEK: { forecast: 5, bound: 2 } } as const satisfies Record<ForecastGrain, object>;

/**
 * Bars of what is approved already, and marks across them: where the period is expected to end, and between which bounds. Pending days are
 * in the tooltip: the library draws no marks on stacked vertical bars.
 */
export function forecastSeries(rows: readonly ForecastRow[], grain: ForecastGrain, words: Words, ink: string): ChartSeries {
  const { forecast, bound } = MARKS[grain];
  const mark = (name: string, value: number | null, strokeHeight: number, strokeWidth: number, strokeColor: string) =>
    value === null ? [] : [{ name, value, strokeHeight, strokeWidth, strokeColor }];
  const point = (row: ForecastRow): ChartPoint => ({
    x: row.startDate,
    y: row.approvedDays,
    meta: words.basis(row),
    goals: [
      ...mark(words.low, row.lowDays, 2, bound, GOAL_COLOR),
      ...mark(words.high, row.highDays, 2, bound, GOAL_COLOR),
      ...mark(words.forecast, row.forecastDays, 4, forecast, ink),
    ],
  });
  return [{ name: words.approved, data: rows.map(point) }];
}

/** The highest thing drawn: the library's axis is made for the bars only. */
export function highestOf(rows: readonly ForecastRow[]): number {
  return Math.max(0, ...rows.flatMap(({ approvedDays, forecastDays, highDays }) => [approvedDays ?? 0, forecastDays ?? 0, highDays ?? 0]));
}

export function forecastTable(rows: readonly ForecastRow[], words: Words, labelOf: (date: string) => string): TableModel {
  return {
    columns: [
      { label: words.period },
      ...[words.approved, words.pending, words.forecast, words.low, words.high, words.lastYear].map((label) => ({
        label,
        format: formatDays,
      })),
    ],
    rows: rows.map(({ startDate, approvedDays, pendingDays, forecastDays, lowDays, highDays, lastYearDays }) => ({
      id: startDate,
      cells: [labelOf(startDate), approvedDays, pendingDays, forecastDays, lowDays, highDays, lastYearDays],
    })),
  };
}
