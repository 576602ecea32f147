import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { readDemoRecords } from '../demo-upstream/demo-upstream';
import { writeAnswer } from '../demo-upstream/http';
import { readPostmaster } from '../src/db/embedded-cluster';
import { startEmbeddedPostgres } from '../src/db/embedded-postgres';
import { migrateUp } from '../src/db/migrate';
import type { WorkingCalendar } from '../src/domain/working-calendar';
import { createFileSource } from '../src/ingest/1-fetch/file-source';
import { createIngestRunner } from '../src/ingest/ingest-runner';
import { createLogger } from '../src/logger';

const logger = createLogger('error');
const calendar: WorkingCalendar = { workingWeeks: [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] }], holidays: [] };
const LANDING = 'raw.imported_leave_information';
const psql = spawnSync('psql', ['--version']).status === 0;
const MINUTES_OF_CHANGES = 10;

/** A PostgreSQL in a folder of its own. */
interface Bench {
  folder: string;
  url: string;
}

/** Prints what an ingest takes beside PostgreSQL's own \copy of the same rows, in the same database and the same minute. */
export async function benchLoad(records: number, rounds: number): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'leave-bench-'));
  const postgres = await startEmbeddedPostgres({ dataDir: folder, logger });
  const bench: Bench = { folder, url: postgres.url };
  try {
    const now = Date.now();
    const first = await writeSnapshot(bench, 'first.json', records, new Date(now));
    const later = await writeSnapshot(bench, 'later.json', records, new Date(now + MINUTES_OF_CHANGES * 60_000));
    const figures: Record<'landed' | 'stored' | 'published' | 'analyzed' | 'unchanged' | 'fewChanged', Spent[]> = {
      landed: [],
      stored: [],
      published: [],
      analyzed: [],
      unchanged: [],
      fewChanged: [],
    };
    for (let round = 0; round < rounds; round++) {
      const url = await createDatabase(bench, `bench_${round}`);
      const load = await measureFirstLoad(bench, url, first);
      figures.published.push(load.published);
      figures.analyzed.push(load.analyzed);
      const stored = await dumpRows(bench, url);
      const landed = stored.filter(({ table }) => table === LANDING);
      await createCopies(url, 'landed', landed);
      figures.landed.push(await measure(bench, () => copy(url, 'landed', landed)));
      await createCopies(url, 'stored', stored);
      figures.stored.push(await measure(bench, () => copy(url, 'stored', stored)));
      figures.unchanged.push(await measure(bench, () => runIngest(url, first)));
      figures.fewChanged.push(await measure(bench, () => runIngest(url, later)));
    }
    console.log(`${records} records, ${rounds} rounds, medians; \\copy by ${psql ? 'psql' : 'this program, psql is not installed'}`);
    const row = (spent: readonly Spent[]) => describe(spent, figures.landed, figures.stored);
    console.table({
      '\\copy of the landed rows': row(figures.landed),
      '\\copy of every row that a load stores': row(figures.stored),
      'first load, from the file to the published version': row(figures.published),
      "the same, up to the planner's statistics": row(figures.analyzed),
      'the same snapshot again, every record hashed': row(figures.unchanged),
      'ten minutes of changes later': row(figures.fewChanged),
    });
    console.log(`Peak memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function writeSnapshot({ folder }: Bench, name: string, records: number, moment: Date): Promise<string> {
  const file = join(folder, name);
  const set = readDemoRecords({ records, seed: 1, moment });
  await pipeline(Readable.from(writeAnswer(set, 0, set.total, 1)), createWriteStream(file));
  return file;
}

async function createDatabase(bench: Bench, name: string): Promise<string> {
  await withClient(bench.url, (client) => client.query(`create database ${name}`));
  const url = new URL(bench.url);
  url.pathname = `/${name}`;
  await migrateUp(url.href);
  return url.href;
}

async function runIngest(databaseUrl: string, file: string): Promise<void> {
  const runner = createIngestRunner({ databaseUrl, source: createFileSource(file), calendar, logger });
  const { runId, finished } = await runner.start({ trigger: 'COMMAND', triggeredBy: 'npm run bench', dryRun: false });
  await finished;
  const status = await withClient(
    databaseUrl,
    async (client) => (await client.query('select status from ops.ingest_runs where id = $1', [runId])).rows[0]?.status,
  );
  if (status !== 'SUCCEEDED') throw new Error(`The run ended as ${status}`);
}

/** A first load, as far as readers wait for it, and to its end: statistics for the planner come after the commit. */
async function measureFirstLoad(bench: Bench, url: string, file: string): Promise<{ published: Spent; analyzed: Spent }> {
  return withClient(url, async (listener) => {
    await listener.query('listen data_version_changed');
    const read = startMeter(bench);
    const published = once(listener, 'notification').then(read);
    await runIngest(url, file);
    return { analyzed: read(), published: await published };
  });
}

/** The rows of one table as a file of COPY text, without generated columns. */
interface Dump {
  table: string;
  columns: string;
  file: string;
}

/** What a load stored outside `ops`. */
async function dumpRows({ folder }: Bench, url: string): Promise<Dump[]> {
  return withClient(url, async (client) => {
    const { rows: tables } = await client.query<{ table: string; columns: string }>(
      `select table_schema || '.' || table_name as table, string_agg(column_name, ', ' order by ordinal_position) as columns
       from information_schema.tables join information_schema.columns using (table_schema, table_name)
       where table_schema in ('raw', 'dbo') and table_type = 'BASE TABLE' and is_generated = 'NEVER'
       group by table_schema, table_name`,
    );
    const dumps: Dump[] = [];
    for (const { table, columns } of tables) {
      const file = join(folder, `${table}.txt`);
      await pipeline(client.query(copyTo(`copy (select ${columns} from ${table}) to stdout`)), createWriteStream(file));
      dumps.push({ table, columns, file });
    }
    return dumps;
  });
}

/** Empty tables with the keys, indexes and checks of those that the rows came from. */
async function createCopies(url: string, schema: string, dumps: readonly Dump[]): Promise<void> {
  const tables = dumps.map(({ table }) => `create table ${nameCopy(schema, table)} (like ${table} including all)`);
  await withClient(url, (client) => client.query([`create schema ${schema}`, ...tables].join('; ')));
}

async function copy(url: string, schema: string, dumps: readonly Dump[]): Promise<void> {
  const targets = dumps.map(({ table, columns, file }) => ({ target: `${nameCopy(schema, table)} (${columns})`, file }));
  if (psql) {
    const commands = targets.flatMap(({ target, file }) => ['-c', `\\copy ${target} from '${file}'`]);
    const { status, stderr } = spawnSync('psql', ['-q', '-v', 'ON_ERROR_STOP=1', url, ...commands]);
    if (status !== 0) throw new Error(String(stderr));
  } else {
    await withClient(url, async (client) => {
      for (const { target, file } of targets) await pipeline(createReadStream(file), client.query(copyFrom(`copy ${target} from stdin`)));
    });
  }
}

function nameCopy(schema: string, table: string): string {
  return `${schema}.${table.replace('.', '_')}`;
}

/** Seconds of the clock, and of CPU in this process and in PostgreSQL, both with the processes that they started. */
interface Spent {
  clock: number;
  here: number;
  postgres: number;
}

async function measure(bench: Bench, work: () => Promise<void>): Promise<Spent> {
  const read = startMeter(bench);
  await work();
  return read();
}

/** @returns what was spent since it was started */
function startMeter(bench: Bench): () => Spent {
  const now = (): Spent => ({ clock: performance.now() / 1000, here: cpuSeconds('self'), postgres: postgresCpuSeconds(bench) });
  const start = now();
  return () => {
    const end = now();
    return { clock: end.clock - start.clock, here: end.here - start.here, postgres: end.postgres - start.postgres };
  };
}

/** As Linux counts it, in hundredths, with the processes that it started and that have ended; not a number elsewhere. */
function cpuSeconds(pid: number | 'self' | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return Number.NaN;
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return afterName.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
}

/** With the connections that are open now. */
function postgresCpuSeconds({ folder }: Bench): number {
  const postmaster = readPostmaster(join(folder, 'postgres'))?.pid;
  if (process.platform !== 'linux' || postmaster === undefined) return Number.NaN;
  const connections = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  return connections.reduce((sum, pid) => sum + connectionCpuSeconds(pid), cpuSeconds(postmaster));
}

function connectionCpuSeconds(pid: number): number {
  try {
    return cpuSeconds(pid);
  } catch {
    // It has just ended.
    return 0;
  }
}

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function describe(spent: readonly Spent[], landed: readonly Spent[], stored: readonly Spent[]): Record<string, string> {
  const seconds = (part: keyof Spent) => median(spent.map((round) => round[part])).toFixed(2);
  const ratios = (copies: readonly Spent[]) =>
    spent.map(({ clock }, round) => (clock / (copies[round]?.clock ?? Number.NaN)).toFixed(1)).join(', ');
  return {
    seconds: seconds('clock'),
    'CPU here': seconds('here'),
    'CPU PostgreSQL': seconds('postgres'),
    '× \\copy landed, each round': ratios(landed),
    '× \\copy stored, each round': ratios(stored),
  };
}
