import type { ChartPoint, ChartSeries } from './base-options';
import type { Figures, FoldedFigures } from './figures';
import { OTHERS_COLOR } from './palette';
import type { ZoomWindow } from './zoom-window';

export interface SeriesWords {
  name: string;
  requests: (count: number) => string;
  people: (count: number) => string;
}

export const metaOf = (row: Figures, words: Pick<SeriesWords, 'requests' | 'people'>): string =>
  [row.requests === null ? null : words.requests(row.requests), row.people === null ? null : words.people(row.people)]
    .filter((part) => part !== null)
    .join(' · ');

/** Bars over months; `x` is `YYYY-MM`, which the axis writes in words. */
export function buildMonthSeries(rows: readonly Figures[], words: SeriesWords): ChartSeries {
  return [{ name: words.name, data: rows.map((row) => ({ x: row.id, y: row.days, meta: metaOf(row, words) })) }];
}

/** Bars by value, with the folded tail last. */
export function buildRankedSeries(
  folded: FoldedFigures,
  words: SeriesWords & { others: (count: number) => string },
  color?: (id: string) => string,
): ChartSeries {
  const data: ChartPoint[] = folded.shown.map((row) => ({
    x: row.label,
    y: row.days,
    meta: metaOf(row, words),
    ...(color ? { fillColor: color(row.id) } : {}),
  }));
  if (folded.others) data.push({ x: words.others(folded.others.count), y: folded.others.days, meta: '', fillColor: OTHERS_COLOR });
  return [{ name: words.name, data }];
}

/** The series with the hidden ones empty: each keeps its place, and with it its colour. */
export const hideSeries = (series: ChartSeries, hidden: ReadonlySet<string>): ChartSeries =>
  hidden.size === 0
    ? series
    : series.map((one) => (hidden.has(one.name) ? { ...one, data: one.data.map((point) => ({ ...point, y: null })) } : one));

/** The part of the series that is in view. */
export const viewSeries = (series: ChartSeries, { start, end }: Pick<ZoomWindow, 'start' | 'end'>): ChartSeries =>
  series.map((one) => ({ ...one, data: one.data.slice(start, end) }));
