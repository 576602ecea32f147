import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import type { ApexOptions } from 'apexcharts';
import { lazy, memo, Suspense, useMemo, useRef } from 'react';
import { importWhenReachable } from '../lib/import-when-reachable';
import type { ChartLook } from './base-options';
import classes from './chart.module.css';
import { type MarkOf, markPoints } from './mark-points';
import { CHART_COLORS } from './palette';

// The chart library is as large as the rest of the dashboard: it comes beside the first paint, and only through here.
const library = importWhenReachable(() => import('./apex-chart')).then(({ ApexChart }) => ({ default: ApexChart }));
// Whoever waits for it sees the failure; nobody is told of it twice.
library.catch(() => undefined);
const ApexChart = lazy(() => library);

export type ChartKind = 'bar' | 'line' | 'heatmap' | 'donut' | 'rangeBar';

/**
 * One chart. It is decoration to a screen reader: the panel around it says the same in words and as a table.
 * `options`, `series` and `markOf` must keep their identity while their content is the same: then nothing is drawn again.
 * @param onPick told the place of the bar or cell that was clicked
 */
export const Chart = memo(function Chart({
  kind,
  options,
  series,
  height,
  markOf,
  onPick,
}: {
  kind: ChartKind;
  options: ApexOptions;
  series: ApexOptions['series'];
  height: number;
  markOf?: MarkOf;
  onPick?: (seriesIndex: number, pointIndex: number) => void;
}) {
  const root = useRef<HTMLDivElement>(null);
  const colors = CHART_COLORS[options.theme?.mode === 'dark' ? 'dark' : 'light'];
  // The library keeps the handlers it was first given: they read what is current from here.
  const current = useRef({ markOf, onPick, colors });
  current.current = { markOf, onPick, colors };
  const whole = useMemo((): ApexOptions => {
    const finish = () => {
      const svg = root.current?.querySelector<SVGSVGElement>('svg.apexcharts-svg');
      if (!svg) return;
      fitToPaper(svg);
      if (current.current.markOf) markPoints(svg, current.current.markOf, current.current.colors);
    };
    return {
      ...options,
      chart: {
        ...options.chart,
        events: {
          mounted: finish,
          updated: finish,
          dataPointSelection: (_event, _chart, { seriesIndex, dataPointIndex }) => current.current.onPick?.(seriesIndex, dataPointIndex),
        },
      },
    } as ApexOptions;
  }, [options]);
  return (
    <div ref={root} className={classes.chart} style={{ height }} data-pickable={onPick ? true : undefined} aria-hidden="true">
      <Suspense fallback={null}>
        <ApexChart type={kind} options={whole} series={series} height={height} width="100%" />
      </Suspense>
    </div>
  );
});

/** A page on paper has another width, and nobody draws again for it: the drawing has to scale. */
function fitToPaper(svg: SVGSVGElement): void {
  svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
}

/** The colours and the motion that suit the viewer. */
export function useChartLook(): ChartLook {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const reduced = useReducedMotion(false, { getInitialValueInEffect: false });
  return useMemo(() => ({ colors: CHART_COLORS[scheme], animated: !reduced }), [scheme, reduced]);
}
