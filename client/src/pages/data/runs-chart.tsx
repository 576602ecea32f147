import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Chart, useChartLook } from '../../charts/engine/chart';
import { barOptions } from '../../charts/options/bar-options';
import { ChartPanel } from '../../charts/panel/chart-panel';
import { formatCompact, formatCount, formatInstant, formatSeconds } from '../../lib/format';
import { useStable } from '../../lib/use-stable';
import type { IngestRun } from './run-fields';
import { endedRuns, measureRun, type RunMeasure, runSeries, runsModel } from './runs-chart-model';
import { useRunsZoom } from './use-runs-zoom';
import { dataWords } from './words';

const say = dataWords.chart;
const EXACT = {
  changes: (count: number) => say.changes(formatCount(count), count),
  duration: (seconds: number) => dataWords.seconds(formatSeconds(seconds)),
};

/** Recent ingest runs and how long they took. */
export function RunsChart({ runs, timeZone }: { runs: readonly IngestRun[]; timeZone: string }) {
  const look = useChartLook();
  const [measure, setMeasure] = useState<RunMeasure>('duration');
  const ended = useStable(endedRuns(runs));
  const ids = useMemo(() => ended.map(({ id }) => id), [ended]);
  const zoom = useRunsZoom(ids);
  const { start, end } = zoom.window;
  const inView = useMemo(() => ended.slice(start, end), [ended, start, end]);
  const series = useStable(runSeries(inView, measure));
  const options = useMemo(() => {
    const instants = new Map(ended.map(({ id, startedAt }) => [id, formatInstant(startedAt, timeZone)]));
    const words = {
      exact: EXACT[measure],
      compact: formatCompact,
      category: (id: string) => instants.get(id) ?? id,
      axisLabel: () => '',
    };
    return barOptions(look, words, end - start);
  }, [look, ended, start, end, measure, timeZone]);
  const highest = Math.max(0, ...ended.map((run) => measureRun(run, measure)));

  return (
    <ChartPanel
      title={say.title}
      unit={say.units[measure]}
      summary={say.summary(formatCount(ended.length), EXACT[measure](highest))}
      zoom={zoom}
      table={runsModel(ended, timeZone)}
      chart={(height) => <Chart kind="bar" options={options} series={series} height={height} />}
      notes={[say.note]}
      height={170}
      controls={
        <SegmentedControl
          size="xs"
          aria-label={say.measure}
          value={measure}
          onChange={(value) => setMeasure(value === 'duration' ? 'duration' : 'changes')}
          data={[
            { value: 'changes', label: say.measures.changes },
            { value: 'duration', label: say.measures.duration },
          ]}
        />
      }
    />
  );
}
