import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type BuiltCommands, buildCommands } from '../test/commands';
import { createFakeUpstream, type FakeUpstream } from '../test/fake-upstream';
import { UPSTREAM_TOKEN, until } from '../test/ingest';
import { makeRecords } from '../test/records';
import { type Cluster, startCluster } from './cluster';
import { isHaproxyInstalled } from './haproxy';

// npm run cluster as it is: PostgreSQL with a streaming standby, two servers, haproxy, and a source whose records all change at once.

const isLeftOut = !isHaproxyInstalled() || process.platform !== 'linux';
const ADMIN_TOKEN = `fail-over-${'x'.repeat(40)}`;
const RECORDS = 400;
const READERS = 6;
const READ_EVERY_MILLISECONDS = 50;
/** docs/operations.md promises that no reader is without figures for longer. */
const WITHOUT_FIGURES_MILLISECONDS = 10_000;
const CHANGE_EVERY_MILLISECONDS = 700;

let folder: string;
let built: BuiltCommands;
let upstream: FakeUpstream;
let cluster: Cluster;
beforeAll(async () => {
  if (isLeftOut) return;
  folder = await mkdtemp(join(tmpdir(), 'leave-fail-over-'));
  built = await buildCommands(['start'], '');
  for (const part of ['server', 'client']) await mkdir(join(built.folder, 'dist', part), { recursive: true });
  await writeFile(join(built.folder, 'dist/client/index.html'), 'a page');
  await symlink(inject('martWorkerFile'), join(built.folder, 'dist/server/mart-worker.js'));
  upstream = createFakeUpstream({ records: snapshotOf(1), token: UPSTREAM_TOKEN });
  const { url } = await upstream.start();
  const env = {
    PATH: process.env.PATH,
    LOG_LEVEL: 'silent',
    DATA_DIR: join(folder, 'data'),
    ADMIN_TOKEN,
    VYAGUTA_URL: url,
    VYAGUTA_TOKEN: UPSTREAM_TOKEN,
    INGEST_INTERVAL_SECONDS: '1',
  };
  const program = { file: join(built.folder, 'start.js'), folder: built.folder };
  cluster = await startCluster({ folder: join(folder, 'cluster'), port: 0, servers: 2, program, env, say: () => undefined });
});
afterAll(async () => {
  await cluster?.stop();
  await upstream?.stop();
  await built?.remove();
  if (folder) await rm(folder, { recursive: true, force: true });
});

/** Every record takes as many days as the number of its snapshot, so that the days of half a run are those of no snapshot. */
function snapshotOf(number: number): object[] {
  return makeRecords(RECORDS, () => ({ startDate: '2024-01-01', endDate: '2024-12-31', leaveDays: number }));
}

interface Answer {
  days: number;
  leaves: number;
}

/** Figures through haproxy; null: none. */
async function readFigures(): Promise<Answer | null> {
  try {
    const response = await fetch(`${cluster.origin}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ leaveAggregate(groupBy: []) { total { leaveDays leaveCount } } }' }),
      signal: AbortSignal.timeout(WITHOUT_FIGURES_MILLISECONDS),
    });
    const { data } = (await response.json()) as { data?: { leaveAggregate: { total: { leaveDays: number; leaveCount: number } } } };
    return data ? { days: data.leaveAggregate.total.leaveDays, leaves: data.leaveAggregate.total.leaveCount } : null;
  } catch {
    return null;
  }
}

const isOf = (snapshot: number, answer: Answer | null) => answer?.days === snapshot * RECORDS && answer.leaves === RECORDS;

/** Until both servers have had many a turn and all answers are of the snapshot. */
const untilEverybodySees = (snapshot: number) =>
  until(async () => (await Promise.all(Array.from({ length: 8 }, readFigures))).every((answer) => isOf(snapshot, answer)));

async function askDatabase<Row extends object>(url: string, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Ends the stream to the standby: what is committed from then on is lost with the primary. */
async function cutStandbyOff(): Promise<void> {
  const { standby } = cluster.databaseUrls();
  await askDatabase(standby, `alter system set primary_conninfo = ''`);
  await askDatabase(standby, 'select pg_reload_conf()');
  await until(async () => (await askDatabase(standby, 'select from pg_stat_wal_receiver')).length === 0);
}

/** Readers that ask all the time. What they got, and for how long the one who waited longest had no figures. */
function startReaders() {
  let isOver = false;
  const answers: Answer[] = [];
  let longestGap = 0;
  const read = async () => {
    let last = performance.now();
    while (!isOver) {
      const answer = await readFigures();
      longestGap = Math.max(longestGap, performance.now() - last);
      if (answer !== null) {
        answers.push(answer);
        last = performance.now();
      }
      await delay(READ_EVERY_MILLISECONDS);
    }
  };
  const reading = Promise.all(Array.from({ length: READERS }, read));
  return async () => {
    isOver = true;
    await reading;
    return { answers, longestGap };
  };
}

test.skipIf(isLeftOut)(
  'when the primary dies under load, readers keep their figures, polling goes on, and a run that the standby lacked is taken in again as a whole',
  async () => {
    await untilEverybodySees(1);
    const stopReaders = startReaders();
    // The whole source changes again and again, so that the primary dies while runs are made.
    let newest = 1;
    const serveNext = () => upstream.setRecords(snapshotOf(++newest));
    let isChanging = true;
    const changing = (async () => {
      while (isChanging) {
        serveNext();
        await delay(CHANGE_EVERY_MILLISECONDS);
      }
    })();
    await until(async () => {
      const answer = await readFigures();
      return answer !== null && answer.days >= 3 * RECORDS;
    });
    isChanging = false;
    await changing;
    await untilEverybodySees(newest);
    const { primary, standby } = cluster.databaseUrls();
    const days = 'select sum(leave_days)::float8 as days from dbo.employee_leaves where retired_at is null';
    await until(async () => (await askDatabase<{ days: number }>(standby, days))[0]?.days === newest * RECORDS);

    // An accepted run, seen by readers, that the standby has not received.
    await cutStandbyOff();
    const received = newest;
    serveNext();
    await untilEverybodySees(newest);
    const lost = newest;
    expect(await askDatabase(primary, days)).toEqual([{ days: lost * RECORDS }]);
    expect(await askDatabase(standby, days)).toEqual([{ days: received * RECORDS }]);

    await cluster.failOver();
    await untilEverybodySees(lost);
    const promoted = cluster.databaseUrls().primary;
    expect(promoted).not.toBe(primary);
    const runs = await askDatabase<{ status: string; updated: number; trigger: string }>(
      promoted,
      'select status, updated, trigger from ops.ingest_runs where updated > 0 order by id desc limit 1',
    );
    expect(runs).toEqual([{ status: 'SUCCEEDED', updated: RECORDS, trigger: 'POLLER' }]);

    // Nobody has to do anything for the next change to arrive.
    serveNext();
    await untilEverybodySees(newest);
    const { answers, longestGap } = await stopReaders();
    const whole = new Set(Array.from({ length: newest }, (_, at) => (at + 1) * RECORDS));
    expect(answers.filter((answer) => answer.leaves !== RECORDS || !whole.has(answer.days))).toEqual([]);
    expect(longestGap).toBeLessThan(WITHOUT_FIGURES_MILLISECONDS);
  },
  180_000,
);
