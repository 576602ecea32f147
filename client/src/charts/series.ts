import type { Figures, FoldedFigures } from './figures';

/** One bar. `meta` is what the tooltip says besides the days, carried here so that the options never change with the data. */
export interface BarPoint {
  x: string;
  y: number | null;
  fillColor?: string;
  meta: string;
}
export type BarSeries = { name: string; data: BarPoint[] }[];

interface SeriesWords {
  name: string;
  requests: (count: number) => string;
  people: (count: number) => string;
}

const metaOf = (row: Figures, words: SeriesWords) =>
  [row.requests === null ? null : words.requests(row.requests), row.people === null ? null : words.people(row.people)]
    .filter((part) => part !== null)
    .join(' · ');

/** Bars over months; `x` is `YYYY-MM`, which the axis writes in words. */
export function buildMonthSeries(rows: readonly Figures[], words: SeriesWords): BarSeries {
  return [{ name: words.name, data: rows.map((row) => ({ x: row.id, y: row.days, meta: metaOf(row, words) })) }];
}

/** Bars by value, with the folded tail last. */
export function buildRankedSeries(
  folded: FoldedFigures,
  words: SeriesWords & { others: (count: number) => string },
  color?: (id: string) => string,
): BarSeries {
  const data: BarPoint[] = folded.shown.map((row) => ({
    x: row.label,
    y: row.days,
    meta: metaOf(row, words),
    ...(color ? { fillColor: color(row.id) } : {}),
  }));
  if (folded.others) data.push({ x: words.others(folded.others.count), y: folded.others.days, meta: '', fillColor: OTHERS_COLOR });
  return [{ name: words.name, data }];
}

const OTHERS_COLOR = '#8b95a4';
