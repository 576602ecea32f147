import type { ApexOptions } from 'apexcharts';
import { baseOptions, type ChartLook, describePoint } from './base-options';
import type { HeatStep } from './heat-scale';

interface HeatmapWords {
  exact: (value: number) => string;
  /** The figure in a cell; "" where there is no room. */
  inCell: (value: number) => string;
  column: (id: string) => string;
  row: (name: string) => string;
  /** Of a column's id, for the tooltip. */
  columnInFull: (id: string) => string;
}

/** Cells in rows and columns. What is empty, hidden or unfinished is marked by `Chart`, not by a colour. */
export function heatmapOptions(look: ChartLook, words: HeatmapWords, scale: readonly HeatStep[], labels: boolean, gap = 2): ApexOptions {
  const base = baseOptions({ ...look, animated: false });
  const { colors } = look;
  // The library takes the last range that fits, so steps may share their borders.
  const ranges = scale.toReversed().map(({ from, to, color, ink }) => ({ from, to, color, foreColor: ink }));
  return {
    ...base,
    colors: [colors.surface],
    grid: { show: false, padding: { left: 4, right: 0, top: -18, bottom: 0 } },
    stroke: { width: gap, colors: [colors.surface] },
    plotOptions: {
      heatmap: {
        radius: gap > 1 ? 4 : 2,
        enableShades: false,
        colorScale: { ranges: [...ranges, { from: 0, to: 0, color: colors.zero, foreColor: colors.muted }] },
      },
    },
    dataLabels: {
      enabled: labels,
      style: { fontSize: '11.5px', fontWeight: 500 },
      formatter: (value) => (typeof value === 'number' ? words.inCell(value) : ''),
    },
    xaxis: {
      type: 'category',
      position: 'top',
      axisBorder: { show: false },
      axisTicks: { show: false },
      tooltip: { enabled: false },
      labels: {
        rotate: 0,
        trim: false,
        hideOverlappingLabels: false,
        style: { fontSize: '11.5px', colors: colors.muted },
        formatter: words.column,
      },
    },
    yaxis: {
      reversed: true,
      labels: { minWidth: 30, style: { fontSize: '11.5px', colors: colors.muted }, formatter: (name) => words.row(String(name)) },
    },
    tooltip: {
      theme: colors.mode,
      x: { formatter: (_value, opts) => cellOf(opts)?.title ?? words.columnInFull(cellOf(opts)?.x ?? '') },
      y: {
        formatter: (value, opts) => describePoint(value, opts, words.exact) || (cellOf(opts)?.meta ?? ''),
        title: { formatter: (name, opts) => (cellOf(opts)?.title === undefined ? `${words.row(name)}:` : '') },
      },
      marker: { show: false },
    },
  };
}

interface CellOpts {
  seriesIndex: number;
  dataPointIndex: number;
  w: { config: { series: { data: { x: string; meta?: string; title?: string }[] }[] } };
}
const cellOf = (opts: unknown) => {
  const { seriesIndex, dataPointIndex, w } = opts as CellOpts;
  return w.config.series[seriesIndex ?? 0]?.data[dataPointIndex];
};
