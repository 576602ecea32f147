import pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../test/api';
import { createIngestHarness, type IngestHarness, until } from '../../test/ingest';
import { makeRecords } from '../../test/records';
import { mountSmallDisk } from '../../test/small-disk';
import { createPoller, type Poller } from './poller';

let harness: IngestHarness;
let api: TestApi;
let poller: Poller | null = null;
const afterwards: (() => Promise<void>)[] = [];

const few = makeRecords(200);
const many = makeRecords(2000);

beforeEach(async () => {
  harness = await createIngestHarness({ lockMilliseconds: 100 });
  api = await startTestApi({ databaseUrl: harness.url, logger: harness.logger, countFailedPolls: () => poller?.countFailedStarts() ?? 0 });
  await harness.serve(few);
  expect(await countLeaves()).toMatchObject({ status: 200, count: 200 });
});
afterEach(async () => {
  await poller?.stop();
  poller = null;
  await api.close();
  await harness.drop();
  for (const work of afterwards.splice(0)) await work();
});

function startPoller(): void {
  poller = createPoller({ databaseUrl: harness.url, runner: harness.createRunner(), intervalSeconds: 0.05, logger: harness.logger });
  poller.start();
}

async function countLeaves(headers: Record<string, string> = {}) {
  const answer = await api.query('ANALYST', '{ leaves(first: 1) { totalCount } }', {}, headers);
  return { status: answer.status, retryAfter: answer.headers.get('retry-after'), count: answer.data?.leaves?.totalCount };
}

const readiness = async () => (await fetch(`${api.url}/readyz`)).status;
const failures = () => harness.query(`select error_class, dry_run, data_version from ops.ingest_runs where status = 'FAILED'`);
const untilCaughtUp = () =>
  until(async () => (await harness.query(`select from ops.ingest_runs where status = 'SUCCEEDED' and inserted = 1800`)).length === 1);

/** The disk fills up in a run of the poller, run after run, until there is room again. */
async function expectFullDiskSurvived(free: () => Promise<void>): Promise<void> {
  // The checks of the first version write too.
  await api.app.checkRecorder.settled();
  const images = await harness.readImages();
  harness.upstream.setRecords(many);
  startPoller();
  await until(async () => (await failures()).length >= 3);
  expect(new Set((await failures()).map((row) => row.error_class))).toEqual(new Set(['DATABASE']));
  expect(harness.logLines.filter((line) => line.includes('"code":"53100"')).length).toBeGreaterThanOrEqual(3);
  expect(await harness.readImages()).toEqual(images);
  expect(await countLeaves()).toMatchObject({ status: 200, count: 200 });
  expect(await readiness()).toBe(503);
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200);

  await free();
  await untilCaughtUp();
  expect(await countLeaves()).toMatchObject({ status: 200, count: 2000 });
  expect(await until(async () => (await readiness()) === 200)).toBe(true);
}

test('a disk that is full for real: runs are rolled back, reads go on, not ready, and all is caught up with room', async ({ skip }) => {
  const disk = await mountSmallDisk();
  if (!disk) return skip('no file system can be mounted for the test server here');
  afterwards.push(() => disk.remove());
  await harness.query(`alter table raw.imported_leave_information set tablespace ${disk.tablespace}`);
  await expectFullDiskSurvived(async () => disk.grow());
});

test('a statement that PostgreSQL ends for lack of disk space gives the same result on any server', async () => {
  await harness.query(`create function no_room() returns trigger language plpgsql as
    $$ begin raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`);
  await harness.query('create trigger no_room before insert on dbo.employee_leaves execute function no_room()');
  await expectFullDiskSurvived(async () => {
    await harness.query('drop trigger no_room on dbo.employee_leaves');
  });
});

test('a full disk on which not even the row of a run finds room is not ready either', async ({ skip }) => {
  const disk = await mountSmallDisk();
  if (!disk) return skip('no file system can be mounted for the test server here');
  afterwards.push(() => disk.remove());
  await harness.query(`alter table ops.ingest_runs set tablespace ${disk.tablespace}`);
  const fillTable = async () => {
    for (;;) {
      await harness.query(
        `insert into ops.ingest_runs (trigger, triggered_by, status, finished_at, error_class)
         values ('API', 'test', 'FAILED', now(), 'NETWORK')`,
      );
    }
  };
  await harness.query(`create table filling (filler text) tablespace ${disk.tablespace}`);
  await expect(harness.query(`insert into filling select repeat('x', 1000) from generate_series(1, 5000)`)).rejects.toThrow(/No space/);
  await expect(fillTable()).rejects.toThrow(/No space/);
  harness.upstream.setRecords(many);
  startPoller();
  await until(async () => (await readiness()) === 503);
  expect(await countLeaves()).toMatchObject({ status: 200, count: 200 });
  disk.grow();
  await untilCaughtUp();
  expect(await until(async () => (await readiness()) === 200)).toBe(true);
});

/** Another session locks a table exclusively. */
async function lockTable(table: string): Promise<() => Promise<void>> {
  const holder = new pg.Client({ connectionString: harness.url });
  holder.on('error', () => undefined);
  await holder.connect();
  await holder.query(`begin; lock table ${table} in access exclusive mode`);
  return () => holder.end();
}

// One that the merge writes, and one that is read before the transaction.
test.each(['dbo.employee_leaves', 'raw.imported_leave_information'])(
  'a run that meets %s locked fails as DATABASE and changes nothing, and the poller catches up when it is free',
  async (table) => {
    const images = await harness.readImages();
    const release = await lockTable(table);
    harness.upstream.setRecords(many);
    startPoller();
    await until(async () => (await failures()).length >= 2);
    expect(new Set((await failures()).map((row) => row.error_class))).toEqual(new Set(['DATABASE']));
    expect(harness.logLines.some((line) => line.includes('"code":"55P03"'))).toBe(true);
    await release();
    await untilCaughtUp();
    expect(images).not.toEqual(await harness.readImages());
    expect(await harness.query('select version from ops.data_version')).toEqual([{ version: '2' }]);
    expect(await countLeaves()).toMatchObject({ status: 200, count: 2000 });
  },
);

test('more requests than connections at a locked table: each gets 503 with Retry-After, none hangs, and the next ones are served', async () => {
  const release = await lockTable('dbo.employee_leaves');
  const answers = await Promise.all(Array.from({ length: 12 }, () => countLeaves()));
  await release();
  expect(answers.filter(({ status, retryAfter }) => status !== 503 || retryAfter !== '5')).toEqual([]);
  expect(await countLeaves()).toMatchObject({ status: 200, count: 200 });
});
