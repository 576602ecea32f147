import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { readDemoRecords } from '../server/demo-upstream/demo-upstream';
import { writeAnswer } from '../server/demo-upstream/http';
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
  const figures: Record<'copy' | 'firstLoad' | 'unchanged' | 'fewChanged', number[]> = {
    copy: [],
    firstLoad: [],
    unchanged: [],
    fewChanged: [],
  };
  for (let round = 0; round < rounds; round++) {
    const url = await createDatabase(`bench_${round}`);
    figures.firstLoad.push(await timeIngest(url, first));
    const rows = await dumpRows(url);
    figures.copy.push(await timeCopy(url, rows));
    figures.unchanged.push(await timeIngest(url, first));
    figures.fewChanged.push(await timeIngest(url, later));
  }
  const base = median(figures.copy);
  console.log(`${records} records, ${rounds} rounds, medians; \\copy by ${psql ? 'psql' : 'this program, psql is not installed'}`);
  console.table({
    '\\copy of the same rows': describe(base, base),
    'first load, from the file to the published version': describe(median(figures.firstLoad), base),
    'the same snapshot again, every record hashed': describe(median(figures.unchanged), base),
    'ten minutes of changes later': describe(median(figures.fewChanged), base),
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

async function timeIngest(databaseUrl: string, file: string): Promise<number> {
  const runner = createIngestRunner({ databaseUrl, source: createFileSource(file), calendar, logger });
  const begin = performance.now();
  const { runId, finished } = await runner.start({ trigger: 'COMMAND', triggeredBy: 'npm run bench', dryRun: false });
  await finished;
  const duration = performance.now() - begin;
  const status = await withClient(
    databaseUrl,
    async (client) => (await client.query('select status from ops.ingest_runs where id = $1', [runId])).rows[0]?.status,
  );
  if (status !== 'SUCCEEDED') throw new Error(`The run ended as ${status}`);
  return duration;
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

async function timeCopy(url: string, { file, columns }: { file: string; columns: string }): Promise<number> {
  const begin = performance.now();
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
  return performance.now() - begin;
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

function describe(milliseconds: number, base: number): { seconds: string; 'times \\copy': string } {
  return { seconds: (milliseconds / 1000).toFixed(2), 'times \\copy': (milliseconds / base).toFixed(2) };
}
