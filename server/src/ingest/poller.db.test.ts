import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIngestHarness, type IngestHarness, until } from '../../test/ingest';
import { makeRecord, makeRecords } from '../../test/records';
import { openSilentWay } from '../../test/silent-way';
import { RUN_LOCK } from '../db/run-lock';
import { RunNotDue } from './ingest-runner';
import { createPoller, type Poller } from './poller';

let harness: IngestHarness;
let pollers: Poller[] = [];
beforeEach(async () => {
  harness = await createIngestHarness({ records: makeRecords(20) });
});
afterEach(async () => {
  await Promise.all(pollers.map((poller) => poller.stop()));
  pollers = [];
  await harness.drop();
});

function startPoller(intervalSeconds = 0.05): Poller {
  const poller = createPoller({ databaseUrl: harness.url, runner: harness.createRunner(), intervalSeconds, logger: harness.logger });
  pollers.push(poller);
  poller.start();
  return poller;
}

const countRuns = async (condition: string) =>
  (await harness.query<{ count: number }>(`select count(*)::int from ops.ingest_runs where ${condition}`))[0]?.count ?? 0;

test('a source that is down for ten polls finds the poller alive, the last data up, and everything caught up when it is back', async () => {
  startPoller();
  await until(async () => (await countRuns(`status = 'SUCCEEDED'`)) > 0);
  const images = await harness.readImages();
  // Asked back at once: the backoff within a run is tested where it is computed.
  harness.upstream.setFault(() => ({ status: 503, headers: { 'retry-after': '0' }, body: 'down' }));
  await until(async () => (await countRuns(`status = 'FAILED'`)) >= 10);
  expect(await harness.readImages()).toEqual(images);
  expect(await harness.query(`select distinct error_class, trigger from ops.ingest_runs where status = 'FAILED'`)).toEqual([
    { error_class: 'UPSTREAM', trigger: 'POLLER' },
  ]);
  harness.upstream.setRecords(makeRecords(20).with(4, makeRecord({ id: 5, status: 'REJECTED' })));
  harness.upstream.setFault(undefined);
  await until(async () => (await countRuns('updated = 1')) === 1);
  expect(await harness.query('select version from ops.data_version')).toEqual([{ version: '2' }]);
});

test('a database that throws the poller out gets it back', async () => {
  startPoller();
  await until(async () => (await countRuns(`status = 'SUCCEEDED'`)) > 0);
  await harness.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  const known = await countRuns('true');
  await until(async () => (await countRuns(`status = 'SUCCEEDED'`)) > known);
});

test('two pollers run one after another, and one goes on after the other stops', async () => {
  const [first] = [startPoller(), startPoller()];
  await until(async () => (await countRuns(`status = 'SUCCEEDED'`)) >= 6);
  await first.stop();
  const known = await countRuns('true');
  await until(async () => (await countRuns(`status = 'SUCCEEDED'`)) >= known + 3);
  expect(await harness.query(`select status from ops.ingest_runs where status not in ('SUCCEEDED', 'RUNNING')`)).toEqual([]);
  expect(
    await harness.query(
      `select from (select started_at, lag(finished_at) over (order by id) as before from ops.ingest_runs) r where started_at < before`,
    ),
  ).toEqual([]);
});

test('a poll that another process made meanwhile is not made again, and leaves the way free', async () => {
  const runner = harness.createRunner();
  const request = { trigger: 'POLLER', triggeredBy: 'poller', dryRun: false } as const;
  const late = runner.start({ ...request, isDue: async () => false });
  // Requested while the poll is aborted: it gets a run of its own, not the poll's failure.
  const wanted = runner.start({ ...request, trigger: 'API' });
  await expect(late).rejects.toThrow(RunNotDue);
  await (await wanted).finished;
  expect(await harness.query('select trigger, status from ops.ingest_runs')).toEqual([{ trigger: 'API', status: 'SUCCEEDED' }]);
});

test('while a file or an erasure holds the lock, no poll counts as failed, and somebody else hears that the data is busy', async () => {
  const holder = new pg.Client({ connectionString: harness.url });
  await holder.connect();
  try {
    await holder.query(`select pg_advisory_lock(${RUN_LOCK})`);
    const poller = startPoller();
    const started = harness.createRunner().start({ trigger: 'API', triggeredBy: 'somebody', dryRun: false });
    await expect(started).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: 5 });
    // The poller began to wait first.
    expect(poller.countFailedStarts()).toBe(0);
  } finally {
    await holder.end();
  }
  await until(async () => (await countRuns(`status = 'SUCCEEDED'`)) > 0);
});

test('a poll waits as long as the source asked, also when the run gave up and another process polls', async () => {
  startPoller();
  await until(async () => (await countRuns(`status = 'SUCCEEDED'`)) > 0);
  // More than the attempts of one run, so that it gives up with the wait still to come.
  harness.upstream.setFault(({ attempt }) => ({ status: 429, headers: { 'retry-after': attempt < 4 ? '0' : '1' }, body: '' }));
  await until(async () => (await countRuns(`error_class = 'RATE_LIMITED'`)) === 1);
  startPoller();
  harness.upstream.setFault(undefined);
  await until(
    async () => (await countRuns(`status = 'SUCCEEDED' and id > (select max(id) from ops.ingest_runs where status = 'FAILED')`)) > 0,
  );
  expect(
    await harness.query(`
      select next.started_at - failed.finished_at between '0.99 s' and '1.5 s' as waited
      from ops.ingest_runs failed join ops.ingest_runs next on next.id = failed.id + 1 where failed.status = 'FAILED'`),
  ).toEqual([{ waited: true }]);
});

test('a database that falls silent on an open connection ends no poller: it tries again, and polls when the database is back', async () => {
  const way = await openSilentWay(harness.url);
  const poller = createPoller({
    databaseUrl: way.url,
    runner: harness.createRunner(),
    intervalSeconds: 0.05,
    logger: harness.logger,
    statementMilliseconds: 300,
  });
  try {
    poller.start();
    await until(async () => (await countRuns(`status = 'SUCCEEDED'`)) > 0);
    way.setSilent(true);
    await until(async () => poller.countFailedStarts() > 0);
    way.setSilent(false);
    const before = await countRuns('true');
    await until(async () => (await countRuns('true')) > before + 1);
    expect(poller.countFailedStarts()).toBe(0);
  } finally {
    await poller.stop();
    await way.close();
  }
});
