import type { ApexOptions } from 'apexcharts';
import { axisEnd, baseOptions, type ChartLook, categoryAxis, describePoint, plotGrid, pointOf, valueAxis } from './base-options';

/** The months that an axis has to label: every month of a year, quarters of two years or on a phone, Januaries beyond. */
export interface MonthAxis {
  /** `YYYY-MM` */
  first: string;
  count: number;
  narrow: boolean;
}
interface ValueWords {
  /** The exact figure with its unit. */
  exact: (value: number) => string;
}
export interface CategoryWords extends ValueWords {
  /** The figure on an axis. */
  compact: (value: number) => string;
  /** A category in full. */
  category: (id: string) => string;
  /** A category on the axis. */
  axisLabel: (id: string) => string | string[];
}
export interface BarLook {
  /** One colour per series; left out: the one bar colour. */
  colors?: readonly string[];
  stacked?: boolean;
  /** Bars that touch, as those of a histogram. */
  dense?: boolean;
}

/** Vertical bars over categories: one series, several side by side, or stacked. */
export function barOptions(
  look: ChartLook,
  words: CategoryWords,
  count: number,
  { colors, stacked = false, dense }: BarLook = {},
): ApexOptions {
  const base = baseOptions(look);
  const several = (colors?.length ?? 1) > 1;
  const radius = count > 26 || several ? 1 : 3;
  return {
    ...base,
    chart: { ...base.chart, stacked },
    ...(colors ? { colors: [...colors] } : {}),
    grid: plotGrid(look),
    plotOptions: {
      bar: {
        columnWidth: dense ? '94%' : count > 26 ? '78%' : several && !stacked ? '72%' : '62%',
        borderRadius: radius,
        borderRadiusApplication: 'end',
      },
    },
    xaxis: categoryAxis(look, words.axisLabel),
    yaxis: { ...valueAxis(look, words.compact), forceNiceScale: false, max: axisEnd },
    tooltip: {
      theme: look.colors.mode,
      shared: false,
      intersect: true,
      x: { formatter: (_value, opts) => words.category(pointOf(opts).x) },
      y: {
        formatter: (value, opts) => describePoint(value, opts, words.exact),
        title: { formatter: (name) => (several ? `${name}:` : '') },
      },
      marker: { show: several },
    },
  };
}

/**
 * Horizontal bars without axes: names and figures are text of the page beside the chart.
 * @param longest what the whole width stands for; left out: the longest bar
 */
export function rankedBarOptions(look: ChartLook, words: ValueWords, longest?: number): ApexOptions {
  const base = baseOptions(look);
  const end = (max: number) => longest ?? max;
  return {
    ...base,
    chart: { ...base.chart, sparkline: { enabled: true } },
    plotOptions: { bar: { horizontal: true, barHeight: '56%', borderRadius: 3, borderRadiusApplication: 'end' } },
    // Without ends here, the library rounds those of the other axis, at times to twice the longest bar. The typings know only numbers.
    xaxis: { type: 'category', min: 0, max: end as unknown as number },
    // The longest bar takes the whole width: the figures beside the bars make a round scale needless.
    yaxis: { min: 0, max: end },
    tooltip: {
      theme: look.colors.mode,
      y: { formatter: (value, opts) => describePoint(value, opts, words.exact), title: { formatter: () => '' } },
      marker: { show: false },
    },
  };
}

/** The label of a month on the axis: nothing where there is no room, the year where it begins and on the first month. */
export function monthAxisLabel(month: string, axis: MonthAxis, shortMonth: (month: string) => string): string | string[] {
  if (!/^\d{4}-\d{2}$/.test(month)) return '';
  const [year = '', number = ''] = month.split('-');
  const january = number === '01';
  if (axis.count > 26) return january ? year : '';
  const roomy = axis.count <= (axis.narrow ? 7 : 14);
  if (!roomy && (Number(number) - 1) % 3 !== 0) return '';
  return january || month === axis.first ? [shortMonth(month), year] : shortMonth(month);
}
