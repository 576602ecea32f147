import type { ChartPoint, ChartSeries } from '../charts/options/base-options';
import { OTHERS_COLOR } from '../charts/options/palette';
import type { Figures, FoldedFigures } from './figures';

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
