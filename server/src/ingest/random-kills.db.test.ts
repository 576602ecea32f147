import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BuiltCommands, buildCommands } from '../../test/commands';
import { until } from '../../test/ingest';
import { killBackend, killServer } from '../../test/kill-postgres';
import { makeRecords } from '../../test/records';
import { createRandom } from '../../test/simulator/random';
import { startEmbeddedPostgres } from '../db/embedded-postgres';
import { migrateUp } from '../db/migrate';
import { createLogger } from '../logger';

/** `RANDOM_KILLS=1000` is the long run. */
const KILLS = Number(process.env.RANDOM_KILLS ?? 6);
const RECORDS = 500;
const LOOK_EVERY_MILLISECONDS = 5;
/** A killed process loses nothing that it gave to the operating system. */
const SETTINGS = { shared_buffers: '16MB', fsync: 'off' };

let folder: string;
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let commands: BuiltCommands;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leave-kills-'));
  postgres = await startEmbeddedPostgres({ dataDir: folder, logger: createLogger('silent'), settings: SETTINGS });
  await migrateUp(postgres.url);
  commands = await buildCommands(['ingest'], postgres.url);
});
afterAll(async () => {
  await commands?.remove();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

interface Seen {
  version: number;
  /** Snapshots whose records are there: one. */
  snapshots: number[];
  leaves: number;
}

/** Asks on one connection, which is opened again after the database was away: a new one for each question would take most of the time. */
function createAsker() {
  let client: pg.Client | null = null;
  return {
    /** Null: the database is away. */
    async ask<Row extends object>(sql: string): Promise<Row[] | null> {
      try {
        if (client === null) {
          client = new pg.Client({ connectionString: postgres.url });
          client.on('error', () => undefined);
          await client.connect();
        }
        return (await client.query<Row>(sql)).rows;
      } catch {
        await this.end();
        return null;
      }
    },
    async end() {
      await client?.end().catch(() => undefined);
      client = null;
    },
  };
}
type Asker = ReturnType<typeof createAsker>;

/** What a reader sees in one statement; null while the database is away. */
async function look(asker: Asker): Promise<Seen | null> {
  const rows = await asker.ask<Seen>(`
    select (select version::int from ops.data_version) as version, count(*)::int as leaves,
      coalesce(json_agg(distinct reason::int), '[]') as snapshots
    from dbo.employee_leaves where retired_at is null`);
  return rows?.[0] ?? null;
}

/** Begins a run of the command over a snapshot, each record of which names it. */
async function startRun(snapshot: number) {
  const file = join(folder, 'snapshot.json');
  await writeFile(file, JSON.stringify({ data: makeRecords(RECORDS, () => ({ reason: String(snapshot) })) }));
  const child = spawn(process.execPath, [join(commands.folder, 'ingest.js'), '--file', file], {
    cwd: commands.folder,
    stdio: 'ignore',
    env: { PATH: process.env.PATH, DATABASE_URL: postgres.url, LOG_LEVEL: 'silent' },
  });
  return { child, exited: once(child, 'exit') as Promise<[number | null]> };
}

/** The state, when no connection of a killed run is left that might still commit. */
const settled = (asker: Asker) =>
  until(async () => {
    const runs = await asker.ask(`select from pg_stat_activity where application_name = 'leave-analytics ingest'`);
    return runs?.length === 0 && (await look(asker));
  });

test.skipIf(process.platform !== 'linux')(
  'killed by signal at random moments, the program and the database leave whole states and lose no accepted snapshot',
  async () => {
    const seed = Date.now() % 2 ** 31;
    const random = createRandom(seed);
    expect(await (await startRun(0)).exited).toEqual([0, null]);
    const begun = performance.now();
    expect(await (await startRun(1)).exited).toEqual([0, null]);
    const lifetime = performance.now() - begun;

    const torn: Seen[] = [];
    let newest = 1;
    let isOver = false;
    const reading = (async () => {
      for (const asker = createAsker(); ; await delay(LOOK_EVERY_MILLISECONDS)) {
        if (isOver) return asker.end();
        const seen = await look(asker);
        if (seen === null) continue;
        if (seen.leaves !== RECORDS || seen.snapshots.length !== 1 || (seen.snapshots[0] ?? -1) < newest) torn.push(seen);
        newest = seen.snapshots[0] ?? -1;
      }
    })();

    const asker = createAsker();
    const victims = { program: 0, backend: 0, server: 0 };
    let accepted = 2;
    let before = 1;
    for (let snapshot = 2; snapshot < KILLS + 2; snapshot++) {
      const { child, exited } = await startRun(snapshot);
      await Promise.race([exited, delay(random.next() * lifetime)]);
      const victim = random.pick(['program', 'program', 'backend', 'server'] as const);
      victims[victim]++;
      if (victim === 'program') child.kill('SIGKILL');
      else if (victim === 'backend') killBackend(folder);
      else killServer(folder);
      await exited;
      const { snapshots, version } = await settled(asker);
      expect([before, snapshot]).toContain(snapshots[0]);
      if (snapshots[0] === snapshot) accepted++;
      // A version is an accepted snapshot: none is lost, none counts twice.
      expect({ snapshot, version, snapshots }).toEqual({ snapshot, version: accepted, snapshots: [snapshots[0]] });
      before = snapshots[0] ?? before;
    }
    // Nothing needs a manual repair.
    expect(await (await startRun(KILLS + 2)).exited).toEqual([0, null]);
    isOver = true;
    await reading;
    expect(torn).toEqual([]);
    expect(await look(asker)).toEqual({ version: accepted + 1, leaves: RECORDS, snapshots: [KILLS + 2] });
    await asker.end();
    console.log(
      `${KILLS} kills (seed ${seed}): ${JSON.stringify(victims)}; ${accepted - 2} runs were accepted before, 0 mixed states, 0 lost`,
    );
  },
  60_000 + KILLS * 60_000,
);
