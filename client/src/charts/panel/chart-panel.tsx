import { VisuallyHidden } from '@mantine/core';
import { type ReactNode, Suspense, use, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { lazyPart } from '../../lib/lazy-part';
import { ProblemNotice } from '../../ui/problem-notice';
import { UpdatedMark } from '../../ui/updated-mark';
import type { LegendItem } from '../export/picture';
import type { TableModel } from '../options/table-model';
import { chartWords } from '../words';
import { ChartStateContext, SelectingContext } from '../zoom/chart-state';
import type { Zoom } from '../zoom/use-zoom';
import classes from './chart-panel.module.css';
import { Legend } from './legend';
import { ModelTable } from './model-table';
import { useFullScreen } from './use-full-screen';
import { useHiddenSeries } from './use-hidden-series';

// A chart is there to be seen before something is done with it.
const ChartToolbar = lazyPart(() => import('./chart-toolbar'), 'ChartToolbar');

/**
 * A chart with its title, unit, legend, toolbar and table twin.
 * @param summary what the chart shows, in a sentence, for those who do not see it
 * @param table the same figures as rows: the twin on screen and the CSV
 * @param file what the CSV holds where the twin shows only a part of it
 * @param rows of horizontal bars: their names and figures, for the picture
 * @param updated shows for a moment that the data moved
 */
export function ChartPanel({
  title,
  unit,
  summary,
  chart,
  table,
  file = table,
  legend = [],
  rows,
  notes = [],
  zoom,
  controls,
  updated = false,
  height = 260,
}: {
  title: string;
  unit: string;
  summary: string;
  /** Draws the chart in the height that there is. */
  chart: (height: number) => ReactNode;
  table: TableModel;
  file?: TableModel;
  legend?: readonly LegendItem[];
  rows?: readonly { label: string; value: string }[];
  notes?: readonly string[];
  zoom?: Zoom;
  controls?: ReactNode;
  updated?: boolean;
  height?: number;
}) {
  const [asTable, setAsTable] = useState(false);
  const [problem, setProblem] = useState<{ retry: () => void } | null>(null);
  const id = useId();
  const root = useRef<HTMLElement>(null);
  const fullScreen = useFullScreen(root);
  const { hidden, toggle } = useHiddenSeries(legend);
  const isSelecting = use(SelectingContext);
  const state = useMemo(() => ({ hidden, zoom, isStill: isSelecting }), [hidden, zoom, isSelecting]);
  // A panel with fewer rows or notes would move those below it away from the pointer.
  useLayoutEffect(() => {
    if (root.current) root.current.style.minHeight = isSelecting ? `${root.current.offsetHeight}px` : '';
  }, [isSelecting]);
  return (
    <section
      ref={root}
      className={classes.panel}
      aria-labelledby={id}
      data-updated={updated || undefined}
      data-full={fullScreen.active || undefined}
    >
      <UpdatedMark shown={updated} onCard />
      <header className={classes.header}>
        <div className={classes.words}>
          <h2 id={id} className={classes.title}>
            {title}
          </h2>
          <p className={classes.unit}>{unit}</p>
        </div>
        <Suspense fallback={<div className={classes.tools} />}>
          <ChartToolbar
            title={title}
            unit={unit}
            root={root}
            legend={legend.filter(({ series }) => series === undefined || !hidden.has(series))}
            rows={rows}
            file={file}
            asTable={asTable}
            onTable={() => setAsTable(!asTable)}
            zoom={zoom}
            fullScreen={fullScreen}
            onProblem={setProblem}
          />
        </Suspense>
      </header>
      {problem && (
        <ProblemNotice title={chartWords.notSaved.title} reference={null} retry={problem.retry}>
          {chartWords.notSaved.text}
        </ProblemNotice>
      )}
      {controls && (
        <div className={classes.controls} data-print="hidden">
          {controls}
        </div>
      )}
      {asTable ? (
        <ModelTable caption={title} model={table} />
      ) : (
        <>
          {legend.length > 0 && <Legend items={legend} hidden={hidden} onToggle={toggle} />}
          <figure className={classes.figure}>
            <ChartStateContext value={state}>
              {chart(fullScreen.active ? Math.max(height, fullScreen.height - 200) : height)}
            </ChartStateContext>
            <VisuallyHidden component="figcaption">{summary || chartWords.noSummary}</VisuallyHidden>
          </figure>
        </>
      )}
      {notes.map((note) => (
        <p key={note} className={classes.note}>
          {note}
        </p>
      ))}
    </section>
  );
}
