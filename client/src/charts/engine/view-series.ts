import type { ChartSeries } from '../options/base-options';
import type { ZoomWindow } from '../zoom/zoom-window';

/** The series with the hidden ones empty: each keeps its place, and with it its colour. */
export const hideSeries = (series: ChartSeries, hidden: ReadonlySet<string>): ChartSeries =>
  hidden.size === 0
    ? series
    : series.map((one) => (hidden.has(one.name) ? { ...one, data: one.data.map((point) => ({ ...point, y: null })) } : one));

/** The part of the series that is in view. */
export const viewSeries = (series: ChartSeries, { start, end }: Pick<ZoomWindow, 'start' | 'end'>): ChartSeries =>
  series.map((one) => ({ ...one, data: one.data.slice(start, end) }));
