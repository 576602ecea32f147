import { expect, test } from 'vitest';
import { INGEST_RUN } from '../../../test/answers';
import type { IngestRun } from './run-fields';
import { endedRuns, measureRun, runSeries, runsModel } from './runs-chart-model';

const run = (id: string, more: Partial<IngestRun> = {}): IngestRun => ({ ...INGEST_RUN, id, unchanged: 1994, retired: 2, ...more });

test('the chart holds ended runs, oldest first, and no dry run', () => {
  const runs = [run('4', { status: 'RUNNING', finishedAt: null }), run('3', { dryRun: true }), run('2'), run('1')];
  expect(endedRuns(runs).map(({ id }) => id)).toEqual(['1', '2']);
});

test('a run changed what it inserted, updated and retired, and took from its beginning to its end', () => {
  expect([measureRun(run('1'), 'changes'), measureRun(run('1'), 'duration')]).toEqual([6, 1.4]);
});

test('what did not succeed stands out, in colour and in words', () => {
  const [series] = runSeries(
    [run('1'), run('2', { status: 'FAILED', errorClass: 'NETWORK', inserted: 0, updated: 0, retired: 0 })],
    'changes',
  );
  expect(series?.data.map(({ fillColor }) => fillColor)).toEqual([undefined, '#d1495b']);
  expect(series?.data[1]?.meta).toMatch(/^Failed · The source could not be reached/);
});

test('the table twin has both measures of every run', () => {
  expect(runsModel([run('1')], 'UTC').rows[0]?.cells.slice(1)).toEqual(['Succeeded', 6, 1.4]);
});
