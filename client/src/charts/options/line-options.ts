import type { ApexOptions } from 'apexcharts';
import type { CategoryWords } from './bar-options';
import { baseOptions, type ChartLook, categoryAxis, describePoint, plotGrid, valueAxis } from './base-options';

/**
 * Lines over categories, compared point by point in one tooltip.
 * @param signed the figures may be negative: the axis reaches from the lowest, or from zero
 */
export function lineOptions(look: ChartLook, words: CategoryWords, colors: readonly string[], { signed = false } = {}): ApexOptions {
  const base = baseOptions(look);
  return {
    ...base,
    colors: [...colors],
    grid: { ...plotGrid(look), padding: { left: 16, right: 16, top: -16, bottom: 10 } },
    stroke: { width: 2.5, curve: 'straight', lineCap: 'round' },
    markers: { size: 3, strokeWidth: 0, hover: { size: 5 } },
    xaxis: { ...categoryAxis(look, words.axisLabel), crosshairs: { show: true, stroke: { color: look.colors.grid, dashArray: 0 } } },
    // Lines use their height better on a finer scale than bars.
    yaxis: {
      ...valueAxis(look, words.compact),
      tickAmount: undefined,
      ...(signed ? { min: (lowest: number) => Math.min(0, lowest) } : {}),
    },
    tooltip: {
      theme: look.colors.mode,
      shared: true,
      intersect: false,
      x: { formatter: (_value, opts) => words.category(categoryOf(opts)) },
      y: { formatter: (value, opts) => describePoint(value, opts, words.exact) },
    },
  };
}

// A shared tooltip belongs to no one series: the first that has the point names it.
function categoryOf(opts: unknown): string {
  const { dataPointIndex, w } = opts as { dataPointIndex: number; w: { config: { series: { data: { x: string }[] }[] } } };
  return w.config.series.find(({ data }) => data[dataPointIndex])?.data[dataPointIndex]?.x ?? '';
}
