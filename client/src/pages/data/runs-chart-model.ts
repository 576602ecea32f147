import type { ChartSeries } from '../../charts/options/base-options';
import type { TableModel } from '../../charts/options/table-model';
import { formatCount, formatInstant, formatSeconds } from '../../lib/format';
import { describeOutcome } from './describe-run';
import type { IngestRun } from './run-fields';
import { runWords } from './run-words';
import { dataWords } from './words';

/** What a bar of a run measures. */
export type RunMeasure = 'changes' | 'duration';

const say = dataWords.chart;
const STATUS_COLORS = { RUNNING: undefined, SUCCEEDED: undefined, PARTIAL: '#c77d0a', REFUSED: '#c77d0a', FAILED: '#d1495b' } as const;

/** Ended runs, oldest first; a dry run changed nothing and would only confuse. */
export const endedRuns = (runs: readonly IngestRun[]): IngestRun[] =>
  runs.filter(({ finishedAt, dryRun }) => finishedAt !== null && !dryRun).reverse();

/** Records that a run changed, or the seconds that it took. */
export function measureRun(run: IngestRun, measure: RunMeasure): number {
  if (measure === 'changes') return run.inserted + run.updated + run.retired;
  return run.finishedAt === null ? 0 : Math.max(0, Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000;
}

/** One bar a run; what did not succeed has a colour of its own, and says so in words. */
export function runSeries(runs: readonly IngestRun[], measure: RunMeasure): ChartSeries {
  const data = runs.map((run) => ({
    x: run.id,
    y: measureRun(run, measure),
    meta: `${runWords.runStatus[run.status]} · ${describeOutcome(run)}`,
    ...(STATUS_COLORS[run.status] ? { fillColor: STATUS_COLORS[run.status] } : {}),
  }));
  return [{ name: say.measures[measure], data }];
}

/** The same runs as rows, with both measures. */
export function runsModel(runs: readonly IngestRun[], timeZone: string): TableModel {
  return {
    columns: [
      { label: dataWords.columns.started },
      { label: dataWords.columns.status },
      { label: say.measures.changes, format: formatCount },
      { label: say.measures.duration, format: formatSeconds },
    ],
    rows: runs.map((run) => ({
      id: run.id,
      cells: [
        formatInstant(run.startedAt, timeZone),
        runWords.runStatus[run.status],
        measureRun(run, 'changes'),
        measureRun(run, 'duration'),
      ],
    })),
  };
}
