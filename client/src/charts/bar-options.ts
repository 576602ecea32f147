import type { ApexOptions } from 'apexcharts';
import type { ChartColors } from './palette';

export interface ChartLook {
  colors: ChartColors;
  /** False where the viewer asked for less motion. */
  animated: boolean;
}
interface AxisWords {
  days: (value: number) => string;
}

const FONT = 'inherit';

/** What all bar charts share: no toolbar, a quiet grid, calm motion. */
function baseOptions({ colors, animated }: ChartLook): ApexOptions {
  return {
    theme: { mode: colors.mode },
    chart: {
      background: 'transparent',
      fontFamily: FONT,
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
  };
}

/** The months that an axis has to label: every month of a year, quarters of two years or on a phone, Januaries beyond. */
export interface MonthAxis {
  /** `YYYY-MM` */
  first: string;
  count: number;
  narrow: boolean;
}
interface MonthWords extends AxisWords {
  compact: (value: number) => string;
  month: (month: string) => string;
  shortMonth: (month: string) => string;
}

/** Upright bars over months. */
export function monthBarOptions(look: ChartLook, words: MonthWords, axis: MonthAxis): ApexOptions {
  const base = baseOptions(look);
  const { colors } = look;
  return {
    ...base,
    grid: { borderColor: colors.grid, strokeDashArray: 0, padding: { left: 8, right: 4, top: -16, bottom: 0 } },
    plotOptions: {
      bar: { columnWidth: axis.count > 26 ? '78%' : '62%', borderRadius: axis.count > 26 ? 1 : 3, borderRadiusApplication: 'end' },
    },
    dataLabels: { enabled: false },
    xaxis: {
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
        formatter: ((month: string) => monthAxisLabel(month, axis, words.shortMonth)) as unknown as (value: string) => string,
      },
    },
    yaxis: {
      min: 0,
      forceNiceScale: true,
      tickAmount: 4,
      labels: { minWidth: 30, style: { fontSize: '11px', colors: colors.muted }, formatter: words.compact },
    },
    tooltip: {
      theme: colors.mode,
      x: { formatter: (_value, opts) => words.month(pointOf(opts).x) },
      y: { formatter: (value, opts) => describePoint(value, opts, words), title: { formatter: () => '' } },
      marker: { show: false },
    },
  };
}

/** Lying bars, nothing but the bars: names and figures stand beside the chart as text. */
export function rankedBarOptions(look: ChartLook, words: AxisWords): ApexOptions {
  const base = baseOptions(look);
  const { colors } = look;
  return {
    ...base,
    chart: { ...base.chart, sparkline: { enabled: true } },
    plotOptions: { bar: { horizontal: true, barHeight: '56%', borderRadius: 3, borderRadiusApplication: 'end' } },
    dataLabels: { enabled: false },
    xaxis: { type: 'category' },
    // The longest bar takes the whole width: the figures beside the bars make a round scale needless.
    yaxis: { min: 0, max: (max) => max },
    tooltip: {
      theme: colors.mode,
      y: { formatter: (value, opts) => describePoint(value, opts, words), title: { formatter: () => '' } },
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

interface TooltipOpts {
  seriesIndex: number;
  dataPointIndex: number;
  w: { config: { series: { data: { x: string; meta?: string }[] }[] } };
}

function pointOf(opts: unknown): { x: string; meta?: string } {
  const { seriesIndex, dataPointIndex, w } = opts as TooltipOpts;
  return w.config.series[seriesIndex ?? 0]?.data[dataPointIndex] ?? { x: '' };
}

function describePoint(value: number | null, opts: unknown, words: AxisWords): string {
  if (value === null || value === undefined) return '';
  const { meta } = pointOf(opts);
  return meta ? `${words.days(value)} · ${meta}` : words.days(value);
}
