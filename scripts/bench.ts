import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { readDemoRecords } from '../server/demo-upstream/demo-upstream';
import { writeAnswer } from '../server/demo-upstream/http';
import { readPostmaster } from '../server/src/db/embedded-cluster';
import { startEmbeddedPostgres } from '../server/src/db/embedded-postgres';
import { migrateUp } from '../server/src/db/migrate';
import type { WorkingCalendar } from '../server/src/domain/working-calendar';
import { createFileSource } from '../server/src/ingest/1-fetch/file-source';
import { createIngestRunner } from '../server/src/ingest/ingest-runner';
import { createLogger } from '../server/src/logger';

// The figures of docs/performance.md: an ingest beside PostgreSQL's own \copy of the same rows, in the same database and the same minute.

const { values } = parseArgs({ options: { records: { type: 'string', default: '100000' }, rounds: { type: 'string', default: '3' } } });
const records = Number(values.records);
const rounds = Number(values.rounds);
const logger = createLogger('error');
const calendar: WorkingCalendar = { workingWeeks: [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] }], holidays: [] };
const psql = spawnSync('psql', ['--version']).status === 0;

const folder = await mkdtemp(join(tmpdir(), 'leave-bench-'));
const postgres = await startEmbeddedPostgres({ dataDir: folder, logger });
try {
  const now = Date.now();
  const first = await writeSnapshot('first.json', new Date(now));
  const later = await writeSnapshot('later.json', new Date(now + 600_000));
  const figures: Record<'copy' | 'firstLoad' | 'unchanged' | 'fewChanged', Spent[]> = {
    copy: [],
    firstLoad: [],
    unchanged: [],
    fewChanged: [],
  };
  for (let round = 0; round < rounds; round++) {
    const url = await createDatabase(`bench_${round}`);
    figures.firstLoad.push(await measure(() => runIngest(url, first)));
    const rows = await dumpRows(url);
    figures.copy.push(await measure(() => copy(url, rows)));
    figures.unchanged.push(await measure(() => runIngest(url, first)));
    figures.fewChanged.push(await measure(() => runIngest(url, later)));
  }
  console.log(`${records} records, ${rounds} rounds, medians; \\copy by ${psql ? 'psql' : 'this program, psql is not installed'}`);
  console.table({
    '\\copy of the same rows': describe(figures.copy, figures.copy),
    'first load, from the file to the published version': describe(figures.firstLoad, figures.copy),
    'the same snapshot again, every record hashed': describe(figures.unchanged, figures.copy),
    'ten minutes of changes later': describe(figures.fewChanged, figures.copy),
  });
  console.log(`Peak memory of this process: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
} finally {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
}

async function writeSnapshot(name: string, moment: Date): Promise<string> {
  const file = join(folder, name);
  const set = readDemoRecords({ records, seed: 1, moment });
  await pipeline(Readable.from(writeAnswer(set, 0, set.total, 1)), createWriteStream(file));
  return file;
}

async function createDatabase(name: string): Promise<string> {
  await withClient(postgres.url, (client) => client.query(`create database ${name}`));
  const url = new URL(postgres.url);
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

/** The landed rows as a file of COPY text, without the generated column. */
async function dumpRows(url: string): Promise<{ file: string; columns: string }> {
  const file = join(folder, 'rows.txt');
  const columns = await withClient(url, async (client) => {
    const { rows } = await client.query<{ columns: string }>(
      `select string_agg(column_name, ', ' order by ordinal_position) as columns from information_schema.columns
       where table_schema = 'raw' and table_name = 'imported_leave_information' and is_generated = 'NEVER'`,
    );
    const names = rows[0]?.columns ?? '';
    await pipeline(client.query(copyTo(`copy (select ${names} from raw.imported_leave_information) to stdout`)), createWriteStream(file));
    await client.query('create schema bench; create table bench.copied (like raw.imported_leave_information including all)');
    return names;
  });
  return { file, columns };
}

async function copy(url: string, { file, columns }: { file: string; columns: string }): Promise<void> {
  if (psql) {
    const { status, stderr } = spawnSync('psql', [
      '-q',
      '-v',
      'ON_ERROR_STOP=1',
      url,
      '-c',
      `\\copy bench.copied (${columns}) from '${file}'`,
    ]);
    if (status !== 0) throw new Error(String(stderr));
  } else {
    await withClient(url, (client) =>
      pipeline(createReadStream(file), client.query(copyFrom(`copy bench.copied (${columns}) from stdin`))),
    );
  }
}

/** Seconds of the clock, and of CPU in this process and in PostgreSQL, both with the processes that they started. */
interface Spent {
  clock: number;
  here: number;
  postgres: number;
}

async function measure(work: () => Promise<void>): Promise<Spent> {
  const postmaster = readPostmaster(join(folder, 'postgres'))?.pid;
  const [clock, here, before] = [performance.now(), cpuSeconds('self'), cpuSeconds(postmaster)];
  await work();
  const spent = { clock: (performance.now() - clock) / 1000, here: cpuSeconds('self') - here };
  // A connection counts when its process has ended.
  await delay(500);
  return { ...spent, postgres: cpuSeconds(postmaster) - before };
}

/** As Linux counts it, in hundredths; not a number elsewhere. */
function cpuSeconds(pid: number | 'self' | undefined): number {
  if (process.platform !== 'linux' || pid === undefined) return Number.NaN;
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
  return afterName.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) / 100, 0);
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

function describe(spent: readonly Spent[], copies: readonly Spent[]): Record<string, string> {
  const seconds = (part: keyof Spent) => median(spent.map((round) => round[part])).toFixed(2);
  const ratios = spent.map(({ clock }, round) => (clock / (copies[round]?.clock ?? Number.NaN)).toFixed(1));
  return {
    seconds: seconds('clock'),
    'CPU here': seconds('here'),
    'CPU PostgreSQL': seconds('postgres'),
    '× \\copy, each round': ratios.join(', '),
  };
}
