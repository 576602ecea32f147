import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until, WEEKDAY_CALENDAR } from '../../test/ingest';
import { killBackend, killServer } from '../../test/kill-postgres';
import { makeRecord, makeRecords } from '../../test/records';
import { startEmbeddedPostgres } from '../db/embedded-postgres';
import { migrateUp } from '../db/migrate';
import { createLogger } from '../logger';
import { createFileSource } from './1-fetch/file-source';
import { createIngestRunner } from './ingest-runner';
import type { IngestProgress } from './run-options';

const logger = createLogger('silent');
let folder: string;
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leave-killed-'));
  postgres = await startEmbeddedPostgres({ dataDir: folder, logger, settings: { shared_buffers: '16MB' } });
});

afterAll(async () => {
  await postgres.stop();
  await rm(folder, { recursive: true, force: true });
});

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A database of its own; resolves when a killed server is back. */
async function createDatabase(name: string): Promise<string> {
  await until(() => query(postgres.url, `create database ${name}`).catch(() => null));
  const url = new URL(postgres.url);
  url.pathname = `/${name}`;
  await migrateUp(url.href);
  return url.href;
}

async function ingest(url: string, file: string, onProgress?: (progress: IngestProgress) => void) {
  const runner = createIngestRunner({ databaseUrl: url, source: createFileSource(file), calendar: WEEKDAY_CALENDAR, logger, onProgress });
  const { runId, finished } = await runner.start({ trigger: 'COMMAND', triggeredBy: 'test', dryRun: false });
  await finished;
  return runId;
}

const moments = (['FETCH', 'VALIDATE', 'MERGE'] as const).flatMap((stage) =>
  ['no', 'some'].flatMap((earlierRuns) => [killServer, killBackend].map((kill) => ({ stage, earlierRuns, kill, how: kill.name }))),
);

test.skipIf(process.platform !== 'linux').each(moments)(
  '$how in $stage, $earlierRuns runs before: the run fails as DATABASE and the next one succeeds',
  async ({ stage, earlierRuns, kill }) => {
    const url = await createDatabase(`killed_${stage}_${earlierRuns}_${kill.name}`.toLowerCase());
    const [known, next] = [join(folder, 'known.json'), join(folder, 'next.json')];
    await writeFile(known, JSON.stringify({ data: makeRecords(2000) }));
    await writeFile(next, JSON.stringify({ data: makeRecords(3000).map((record) => makeRecord({ ...record, status: 'REJECTED' })) }));
    if (earlierRuns === 'some') await ingest(url, known);
    let isKilled = false;
    const runId = await ingest(url, next, (progress) => {
      if (progress.stage !== stage || isKilled) return;
      isKilled = true;
      kill(folder);
    });
    await until(() => query(url, 'select 1').catch(() => null));
    await ingest(url, next);
    expect(await query(url, `select status, error_class, error_message from ops.ingest_runs where id >= ${runId} order by id`)).toEqual([
      { status: 'FAILED', error_class: 'DATABASE', error_message: 'The database failed during the run; nothing was written' },
      { status: 'SUCCEEDED', error_class: null, error_message: null },
    ]);
  },
);
