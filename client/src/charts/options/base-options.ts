import type { ApexOptions } from 'apexcharts';
import type { ChartColors } from './palette';

export interface ChartLook {
  colors: ChartColors;
  /** False where the viewer asked for less motion. */
  animated: boolean;
}

/** One point. `meta` is what the tooltip says besides the figure, carried here so that the options never change with the data. */
export interface ChartPoint {
  x: string;
  y: number | null;
  fillColor?: string;
  meta: string;
  /** What the tooltip is headed with, where the axes do not say it. */
  title?: string;
  /** Marks on the way of the bar, such as where an allowance ends. */
  goals?: { name: string; value: number; strokeWidth: number; strokeHeight: number; strokeColor: string }[];
}
export type ChartSeries = { name: string; data: ChartPoint[] }[];

/** What all charts share: our own toolbar and legend instead of the library's, a quiet grid, calm motion. */
export function baseOptions({ colors, animated }: ChartLook): ApexOptions {
  return {
    theme: { mode: colors.mode },
    chart: {
      background: 'transparent',
      fontFamily: 'inherit',
      foreColor: colors.muted,
      toolbar: { show: false },
      zoom: { enabled: false },
      parentHeightOffset: 0,
      redrawOnParentResize: true,
      animations: {
        enabled: animated,
        speed: 350,
        animateGradually: { enabled: false },
        dynamicAnimation: { enabled: animated, speed: 350 },
      },
    },
    colors: [colors.bar],
    legend: { show: false },
    states: { hover: { filter: { type: 'lighten' } }, active: { filter: { type: 'none' } } },
    stroke: { width: 0 },
    fill: { opacity: 1 },
    dataLabels: { enabled: false },
  };
}

const TICKS = 4;

/** An axis of figures from zero on. */
export const valueAxis = ({ colors }: ChartLook, format: (value: number) => string): ApexYAxis => ({
  min: 0,
  forceNiceScale: true,
  tickAmount: TICKS,
  labels: { minWidth: 30, style: { fontSize: '11px', colors: colors.muted }, formatter: format },
});

/**
 * Where an axis of bars ends: the least of its round steps that reach. The library's own steps leave more than half of the height empty.
 */
export function axisEnd(highest: number): number {
  if (highest <= 0) return TICKS;
  const least = highest / TICKS;
  const power = 10 ** Math.floor(Math.log10(least));
  // Half of a small step would be shown as a fraction.
  const steps = power >= 10 ? [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8] : [1, 2, 3, 4, 5, 6, 8];
  return TICKS * power * (steps.find((step) => step * power >= least) ?? 10);
}

/** An axis of categories; `label` writes a category's id, in lines where it answers a list. */
export const categoryAxis = ({ colors }: ChartLook, label: (id: string) => string | string[]): ApexXAxis => ({
  type: 'category',
  axisBorder: { show: false },
  axisTicks: { show: false },
  crosshairs: { show: false },
  tooltip: { enabled: false },
  labels: {
    rotate: 0,
    hideOverlappingLabels: false,
    trim: false,
    style: { fontSize: '11px', colors: colors.muted },
    // The typings know only text; a list is drawn as lines.
    formatter: label as unknown as (value: string) => string,
  },
});

export const plotGrid = ({ colors }: ChartLook): ApexGrid => ({
  borderColor: colors.grid,
  strokeDashArray: 0,
  padding: { left: 8, right: 4, top: -16, bottom: 10 },
});

interface TooltipOpts {
  seriesIndex: number;
  dataPointIndex: number;
  w: { config: { series: { data: { x: string; meta?: string }[] }[] } };
}

/** The point that a tooltip is asked about. */
export function pointOf(opts: unknown): { x: string; meta?: string } {
  const { seriesIndex, dataPointIndex, w } = opts as TooltipOpts;
  return w.config.series[seriesIndex ?? 0]?.data[dataPointIndex] ?? { x: '' };
}

/** A tooltip's line: the exact figure with its unit, then its basis. */
export function describePoint(value: number | null, opts: unknown, format: (value: number) => string): string {
  if (value === null || value === undefined) return '';
  const { meta } = pointOf(opts);
  return meta ? `${format(value)} · ${meta}` : format(value);
}
