import { useComputedColorScheme } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import type { ApexOptions } from 'apexcharts';
import { type CSSProperties, lazy, memo, Suspense, useEffect, useMemo, useRef } from 'react';
import type { ChartLook, ChartSeries } from '../options/base-options';
import { CHART_COLORS } from '../options/palette';
import type { ChartSelection, Selection, SelectionLayout } from '../select/chart-selection';
import { drawSelection } from '../select/draw-selection';
import { SelectionKeys } from '../select/selection-keys';
import { usePointerSelection } from '../select/use-pointer-selection';
import { useChartState } from '../zoom/chart-state';
import { useDragZoom } from '../zoom/use-drag-zoom';
import classes from './chart.module.css';
import { chartLibrary } from './chart-library';
import { afterDrawing, beforeDrawing, type LibraryChart } from './first-drawing';
import type { MarkOf } from './mark-points';
import { isForPaper, useDrawingTurn } from './use-drawing-turn';
import { hideSeries } from './view-series';

const ApexChart = lazy(() => chartLibrary);

export type ChartKind = 'bar' | 'line' | 'heatmap' | 'donut' | 'rangeBar';

/**
 * One chart. It is decoration to a screen reader: the panel around it says the same in words and as a table.
 * `options`, `series` and `markOf` must keep their identity while their content is the same: then nothing is drawn again.
 * @param inRows it has no words and lies beside rows of the page: on paper it keeps their height
 * @param onPick called with the place of the bar or cell that was clicked
 * @param selection what a drag, a held pointer and keys select; then a drag does not zoom
 */
export const Chart = memo(function Chart({
  kind,
  options,
  series,
  height,
  inRows = false,
  markOf,
  onPick,
  selection,
}: {
  kind: ChartKind;
  options: ApexOptions;
  series: ApexOptions['series'];
  height: number;
  inRows?: boolean;
  markOf?: MarkOf;
  onPick?: (seriesIndex: number, pointIndex: number) => void;
  selection?: ChartSelection;
}) {
  const root = useRef<HTMLDivElement>(null);
  const band = useRef<HTMLDivElement>(null);
  const isDrawn = useDrawingTurn(root);
  const { hidden, zoom, isStill } = useChartState();
  const layout: SelectionLayout = kind === 'heatmap' ? 'cells' : inRows ? 'rows' : 'columns';
  const show = (selected: Selection | null) =>
    drawSelection(band.current, root.current, layout, selection?.counts ?? { series: 0, points: 0 }, selected);
  const wasSelected = usePointerSelection(root, selection, layout, show);
  const wasZoomed = useDragZoom(root, band, zoom, kind === 'line' ? 'points' : 'bars', selection !== undefined);
  const drawn = useMemo(() => (hidden.size === 0 ? series : hideSeries(series as ChartSeries, hidden)), [series, hidden]);
  const colors = CHART_COLORS[options.theme?.mode === 'dark' ? 'dark' : 'light'];
  // The library keeps the handlers it was first given: they read what is current from here.
  const current = useRef({ inRows, markOf, drawn, colors, isStill });
  current.current = { inRows, markOf, drawn, colors, isStill };
  const library = useRef<LibraryChart>(null);
  // The library reports a bar when it is pressed; it is picked on release without a drag.
  const pressed = useRef<{ seriesIndex: number; dataPointIndex: number } | null>(null);
  const whole = useMemo((): ApexOptions => {
    const isAnimated = options.chart?.animations?.enabled === true;
    const finish = (chart: LibraryChart) => {
      library.current = chart;
      afterDrawing(chart, isAnimated && !current.current.isStill, current.current.drawn);
      const svg = root.current?.querySelector<SVGSVGElement>('svg.apexcharts-svg');
      if (!svg) return;
      fitToPaper(svg, current.current.inRows);
      const { markOf: marked, colors: inColors } = current.current;
      if (marked) void chartLibrary.then(({ markDrawn }) => markDrawn(svg, marked, inColors));
    };
    return {
      ...options,
      chart: {
        ...options.chart,
        animations: { ...options.chart?.animations, enabled: false },
        events: {
          beforeMount: (chart: LibraryChart) => beforeDrawing(chart, isForPaper()),
          mounted: finish,
          updated: finish,
          dataPointSelection: (_event, _chart, { seriesIndex, dataPointIndex }) => {
            pressed.current = { seriesIndex, dataPointIndex };
          },
        },
      },
    } as ApexOptions;
  }, [options]);
  // What moves by itself hides what the pointer moves. A chart that is drawn already has its animations switched here.
  useEffect(() => {
    if (library.current) afterDrawing(library.current, options.chart?.animations?.enabled === true && !isStill, current.current.drawn);
  }, [isStill, options]);
  const chart = (
    // What a click or a drag does, the table, the toolbar and `SelectionKeys` do by keyboard.
    <div
      ref={root}
      className={classes.chart}
      style={{ height, '--chart-height': `${height}px` } as CSSProperties}
      data-rows={inRows || undefined}
      data-pickable={onPick ? true : undefined}
      data-zoomable={zoom || selection ? true : undefined}
      aria-hidden="true"
      onClick={() => {
        const picked = pressed.current;
        pressed.current = null;
        if (picked && !wasZoomed() && !wasSelected()) onPick?.(picked.seriesIndex, picked.dataPointIndex);
      }}
    >
      {(zoom || selection) && <div ref={band} className={classes.band} />}
      {isDrawn && (
        <Suspense fallback={null}>
          <ApexChart type={kind} options={whole} series={drawn} height={height} width="100%" />
        </Suspense>
      )}
    </div>
  );
  if (!selection) return chart;
  return (
    <div className={classes.selectable}>
      {chart}
      <SelectionKeys selection={selection} layout={layout} onShow={show} />
    </div>
  );
});

/** A page on paper has another width, and nobody draws again for it: the drawing has to scale. */
function fitToPaper(svg: SVGSVGElement, inRows: boolean): void {
  if (inRows) svg.setAttribute('preserveAspectRatio', 'none');
  svg.setAttribute('viewBox', `0 0 ${svg.getAttribute('width')} ${svg.getAttribute('height')}`);
}

/** The colours and the motion that suit the viewer. */
export function useChartLook(): ChartLook {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: false });
  const reduced = useReducedMotion(false, { getInitialValueInEffect: false });
  return useMemo(() => ({ colors: CHART_COLORS[scheme], animated: !reduced }), [scheme, reduced]);
}
