import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { createIngestHarness, type IngestHarness, UPSTREAM_TOKEN, until, WEEKDAY_CALENDAR } from '../../test/ingest';
import { makeRecord, makeRecords } from '../../test/records';
import { ALL_DATES } from './1-fetch/snapshot';
import { closeRun, NO_COUNTS } from './ingest-run.sql';
import { createIngestRunner } from './ingest-runner';

const root = join(import.meta.dirname, '../../..');
let program = '';
let harness: IngestHarness;
let upstreamUrl = '';

beforeAll(async () => {
  // As `npm run ingest` is built, in a folder of its own.
  program = await mkdtemp(join(tmpdir(), 'leave-ingest-'));
  await symlink(join(root, 'node_modules'), join(program, 'node_modules'));
  const { build } = await import('vite');
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: true,
      target: 'node20',
      outDir: program,
      emptyOutDir: false,
      rolldownOptions: { input: join(root, 'scripts/ingest.ts') },
    },
    ssr: { external: true },
  });
});
afterAll(() => rm(program, { recursive: true, force: true }));
beforeEach(async () => {
  harness = await createIngestHarness();
  upstreamUrl = harness.upstreamUrl;
});
afterEach(() => harness.drop());

const before = makeRecords(2000);
const after = [
  ...makeRecords(19_000, () => ({ status: 'CANCELLED', departmentDescription: 'Design' })),
  ...makeRecords(2000).map((record) => makeRecord({ ...record, id: 100_000 + Number(record.id) })),
];

/** Stops a run before its last table; `waiting` resolves with the process id of its connection when it has come there. */
async function holdBeforePublishing() {
  const holder = new pg.Client({ connectionString: harness.url });
  await holder.connect();
  await holder.query('begin; lock table ops.snapshot_pages in share mode');
  return {
    waiting: () =>
      until(async () => {
        const [row] = await harness.query<{ pid: number }>(`select pid from pg_stat_activity
          where datname = current_database() and application_name = 'leave-analytics ingest' and wait_event_type = 'Lock'`);
        return row?.pid;
      }),
    release: () => holder.end(),
  };
}

const startChild = (...options: string[]): ChildProcess =>
  spawn(process.execPath, [join(program, 'ingest.js'), ...options], {
    cwd: program,
    stdio: 'ignore',
    env: {
      PATH: process.env.PATH,
      DATABASE_URL: harness.url,
      VYAGUTA_URL: upstreamUrl,
      VYAGUTA_TOKEN: UPSTREAM_TOKEN,
      LOG_LEVEL: 'silent',
    },
  });

test('killed -9 in its transaction, a run leaves the old state and no lock, and the next one needs no repair', async () => {
  await harness.serve(before);
  const images = await harness.readImages();
  harness.upstream.setRecords(after);
  const held = await holdBeforePublishing();
  const child = startChild();
  const exited = once(child, 'exit');
  await held.waiting();
  child.kill('SIGKILL');
  await exited;
  // The lock is still held against it: the server itself has to notice that nobody is there any more.
  await until(
    async () =>
      (
        await harness.query(
          `select from pg_stat_activity where datname = current_database() and application_name = 'leave-analytics ingest'`,
        )
      ).length === 0,
  );
  await held.release();
  expect(await harness.readImages()).toEqual(images);
  expect(await harness.query('select status from ops.ingest_runs order by id')).toEqual([{ status: 'SUCCEEDED' }, { status: 'RUNNING' }]);

  expect(await harness.ingest()).toMatchObject({
    status: 'SUCCEEDED',
    received: 21_000,
    inserted: 19_000,
    updated: 2000,
    data_version: '2',
  });
  expect(await harness.query('select status, error_class, finished_at is not null as closed from ops.ingest_runs where id = 2')).toEqual([
    { status: 'FAILED', error_class: 'INTERNAL', closed: true },
  ]);
});

test('an uninterrupted child process ends in the same state as a run in this one', async () => {
  harness.upstream.setRecords(before);
  const [code] = await once(startChild(), 'exit');
  expect(code).toBe(0);
  const other = await createIngestHarness({ records: before });
  try {
    await other.ingest();
    expect(await harness.readState()).toEqual(await other.readState());
  } finally {
    await other.drop();
  }
});

test('a connection that the database ends in the merge fails the run as DATABASE and leaves the old state', async () => {
  await harness.serve(before);
  const images = await harness.readImages();
  harness.upstream.setRecords(after.slice(0, 3000));
  const held = await holdBeforePublishing();
  const running = harness.ingest();
  await harness.query('select pg_terminate_backend($1)', [await held.waiting()]);
  expect(await running).toMatchObject({ status: 'FAILED', error_class: 'DATABASE', data_version: null, received: 0 });
  await held.release();
  expect(await harness.readImages()).toEqual(images);
  expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', inserted: 1000, updated: 2000 });
});

test('a connection that the database ends while the source is asked fails the run as DATABASE', async () => {
  const gate = openGate();
  const runner = createGatedRunner(gate.opened);
  const { runId, finished } = await runner.start({ trigger: 'API', triggeredBy: 'test', dryRun: false });
  await harness.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'leave-analytics ingest'`,
  );
  await until(
    async () =>
      (
        await harness.query(
          `select from pg_stat_activity where datname = current_database() and application_name = 'leave-analytics ingest'`,
        )
      ).length === 0,
  );
  gate.open();
  await finished;
  expect(await harness.readRun(runId)).toMatchObject({ status: 'FAILED', error_class: 'DATABASE' });
  expect(await harness.serve(before.slice(0, 10))).toMatchObject({ status: 'SUCCEEDED', inserted: 10 });
});

test('two runners at once make one run, and both know its id', async () => {
  harness.upstream.setRecords(before.slice(0, 50));
  const gate = openGate();
  const [first, second] = [createGatedRunner(gate.opened), createGatedRunner(gate.opened)];
  const request = { trigger: 'API', triggeredBy: 'test', dryRun: false } as const;
  const runs = await Promise.all([first.start(request), second.start(request), first.start(request)]);
  expect(new Set(runs.map(({ runId }) => runId)).size).toBe(1);
  gate.open();
  await Promise.all(runs.map(({ finished }) => finished));
  expect(await harness.query('select status, inserted from ops.ingest_runs')).toEqual([{ status: 'SUCCEEDED', inserted: 50 }]);
});

test('who waits for the run of a process that is killed closes its row and goes on', async () => {
  const holder = new pg.Client({ connectionString: harness.url });
  await holder.connect();
  await holder.query(`select pg_advisory_lock(hashtext('leave-analytics ingest run'))`);
  const [{ id: runId } = { id: '' }] = (
    await holder.query<{ id: string }>(`insert into ops.ingest_runs (trigger, triggered_by) values ('POLLER', 'poller') returning id::text`)
  ).rows;
  const runner = harness.createRunner();
  const request = { trigger: 'POLLER', triggeredBy: 'poller', dryRun: false } as const;
  const joined = await runner.start(request);
  expect([joined.runId, joined.isJoined]).toEqual([runId, true]);
  // As a kill does: the connection ends, and the row stays as it is.
  await holder.end();
  await joined.finished;
  expect(await harness.readRun(runId)).toMatchObject({ status: 'FAILED', error_class: 'INTERNAL' });
  const next = await runner.start(request);
  await next.finished;
  expect([next.isJoined, (await harness.readRun(next.runId)).status]).toEqual([false, 'SUCCEEDED']);
});

test('the command waits for the run of another process and then makes the one that it was asked for', async () => {
  harness.upstream.setRecords(before.slice(0, 50));
  const gate = openGate();
  const other = await createGatedRunner(gate.opened).start({ trigger: 'API', triggeredBy: 'test', dryRun: false });
  const exited = once(startChild('--dry-run'), 'exit');
  const isWatched = `select from pg_stat_activity where datname = current_database() and query like '%as running from ops.ingest_runs%'`;
  await until(async () => (await harness.query(`${isWatched} and pid <> pg_backend_pid()`)).length > 0);
  gate.open();
  await other.finished;
  expect(await exited).toEqual([0, null]);
  expect(await harness.query('select trigger, dry_run, status from ops.ingest_runs order by id')).toEqual([
    { trigger: 'API', dry_run: false, status: 'SUCCEEDED' },
    { trigger: 'COMMAND', dry_run: true, status: 'SUCCEEDED' },
  ]);
});

test('a runner that is stopped ends its run without writing, and the next one begins at once', async () => {
  harness.upstream.setRecords(before.slice(0, 50));
  harness.upstream.setFault(() => ({ dripEveryMs: 60_000 }));
  const images = await harness.readImages();
  const runner = harness.createRunner();
  const { runId, finished } = await runner.start({ trigger: 'POLLER', triggeredBy: 'poller', dryRun: false });
  await until(async () => harness.upstream.requests.length > 0);
  await runner.stop();
  await finished;
  expect(await harness.readRun(runId)).toMatchObject({ status: 'FAILED', error_class: 'INTERNAL' });
  expect(await harness.readImages()).toEqual(images);
  harness.upstream.setFault(undefined);
  expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', inserted: 50 });
});

test('a committed run stays accepted, even if a later update of its row says otherwise', async () => {
  const run = await harness.serve(before.slice(0, 10));
  const client = new pg.Client({ connectionString: harness.url });
  await client.connect();
  await closeRun(client, run.id, {
    status: 'FAILED',
    counts: NO_COUNTS,
    window: ALL_DATES,
    dataVersion: null,
    reason: { errorClass: 'DATABASE', message: 'The answer to the commit was lost', retryAfterMs: null },
  });
  await client.end();
  expect(await harness.readRun(run.id)).toEqual(run);
});

test('a database that is away is an error of its class, not a hang', async () => {
  const runner = createIngestRunner({
    databaseUrl: 'postgres://nobody@127.0.0.1:1/none',
    source: harness.source,
    calendar: WEEKDAY_CALENDAR,
    logger: harness.logger,
  });
  await expect(runner.start({ trigger: 'API', triggeredBy: 'test', dryRun: false })).rejects.toMatchObject({ errorClass: 'DATABASE' });
});

function openGate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** A runner whose source answers once the gate is open: until then its run is in progress. */
function createGatedRunner(opened: Promise<void>) {
  return createIngestRunner({
    databaseUrl: harness.url,
    source: { fetch: async (options) => opened.then(() => harness.source.fetch(options)) },
    calendar: WEEKDAY_CALENDAR,
    logger: harness.logger,
  });
}
