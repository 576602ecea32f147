import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import type { ApexOptions } from 'apexcharts';
import { lazy, memo, Suspense, useMemo } from 'react';
import type { ChartLook } from './bar-options';
import { CHART_COLORS } from './palette';
import type { BarSeries } from './series';

// The chart library is as large as the rest of the dashboard: it comes after the first paint, and only through here.
const ApexChart = lazy(async () => ({ default: (await import('./apex-chart')).ApexChart }));

/**
 * One bar chart. It is decoration to a screen reader: the panel around it says the same in words and as a table.
 * `options` and `series` must keep their identity while their content is the same.
 */
export const Chart = memo(function Chart({ options, series, height }: { options: ApexOptions; series: BarSeries; height: number }) {
  return (
    <div style={{ height, minWidth: 0 }} aria-hidden="true">
      <Suspense fallback={null}>
        <ApexChart type="bar" options={options} series={series} height={height} width="100%" />
      </Suspense>
    </div>
  );
});

/** The colours and the motion that suit the viewer. */
export function useChartLook(): ChartLook {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const reduced = useReducedMotion(false, { getInitialValueInEffect: false });
  return useMemo(() => ({ colors: CHART_COLORS[scheme], animated: !reduced }), [scheme, reduced]);
}
