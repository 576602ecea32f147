import type { ChartPoint, ChartSeries } from '../../charts/options/base-options';
import type { TableModel } from '../../charts/options/table-model';
import { GOAL_COLOR } from '../../leave-charts/bullet';
import { formatDays } from '../../lib/format';
import type { ForecastRow } from './forecast-query';

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

/** Bars of what is known already, and marks across them: where the period is expected to end, and between which bounds. */
export function forecastSeries(rows: readonly ForecastRow[], words: Words, ink: string): ChartSeries {
  const mark = (name: string, value: number | null, strokeHeight: number, strokeWidth: number, strokeColor: string) =>
    value === null ? [] : [{ name, value, strokeHeight, strokeWidth, strokeColor }];
  const point = (row: ForecastRow, y: number | null): ChartPoint => ({ x: row.startDate, y, meta: words.basis(row) });
  return [
    {
      name: words.approved,
      data: rows.map((row) => ({
        ...point(row, row.approvedDays),
        goals: [
          ...mark(words.low, row.lowDays, 2, 14, GOAL_COLOR),
          ...mark(words.high, row.highDays, 2, 14, GOAL_COLOR),
          ...mark(words.forecast, row.forecastDays, 4, 30, ink),
        ],
      })),
    },
    { name: words.pending, data: rows.map((row) => point(row, row.pendingDays)) },
  ];
}

/** The highest thing drawn: the axis of the library only knows the bars. */
export function highestOf(rows: readonly ForecastRow[]): number {
  return Math.max(
    0,
    ...rows.map(({ approvedDays, pendingDays, forecastDays, highDays }) =>
      Math.max((approvedDays ?? 0) + (pendingDays ?? 0), forecastDays ?? 0, highDays ?? 0),
    ),
  );
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
