import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/api';
import { until, WEEKDAY_CALENDAR } from '../../../test/ingest';
import { makeRecords } from '../../../test/records';
import { startEmbeddedPostgres } from '../../db/embedded-postgres';
import { migrateUp } from '../../db/migrate';
import { createPrisma } from '../../db/prisma';
import { createFileSource } from '../../ingest/1-fetch/file-source';
import { createIngestRunner, type IngestRunner } from '../../ingest/ingest-runner';
import { createLogger } from '../../logger';
import { createApiToken } from '../shared/auth/api-tokens';

const logger = createLogger('silent');
const MAX_MILLISECONDS = 15_000;
let folder: string;
let postgres: Awaited<ReturnType<typeof startEmbeddedPostgres>>;
let runner: IngestRunner;
let api: TestApi;
let headers: Record<string, string>;
const others: pg.Client[] = [];

// A server of its own: one that has no connection left is of no use to the other tests.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leave-analytics-connections-'));
  const settings = { max_connections: '12', superuser_reserved_connections: '0', shared_buffers: '16MB', fsync: 'off' };
  postgres = await startEmbeddedPostgres({ dataDir: folder, logger, settings });
  await migrateUp(postgres.url);
  const prisma = createPrisma(postgres.url);
  const { secret } = await createApiToken(prisma, { name: 'Test', role: 'ADMIN' });
  await prisma.$disconnect();
  headers = { authorization: `Bearer ${secret}` };

  const file = join(folder, 'snapshot.json');
  await writeFile(file, JSON.stringify({ data: makeRecords(30) }));
  const source = createFileSource(file);
  runner = createIngestRunner({ databaseUrl: postgres.url, source, calendar: WEEKDAY_CALENDAR, logger });
});
afterAll(async () => {
  await releaseAll();
  await runner?.stop();
  await api?.close();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Other programs take every connection that is left. */
async function takeAll(): Promise<void> {
  for (;;) {
    const other = new pg.Client({ connectionString: postgres.url, application_name: 'another program' });
    other.on('error', () => undefined);
    try {
      await other.connect();
      others.push(other);
    } catch (error) {
      expect(error).toMatchObject({ code: '53300' });
      return;
    }
  }
}

/** They end, and the server has noticed: it does so a moment after the socket has closed. */
async function releaseAll(): Promise<void> {
  if (others.length === 0) return;
  const [last, ...rest] = others.splice(0);
  for (const other of rest) await other.end();
  await until(async () => {
    const left = await last?.query(`select from pg_stat_activity where application_name = 'another program'`);
    return left?.rowCount === 1;
  });
  await last?.end();
}

test('without a connection left a user gets 503 with Retry-After and not a hang, no run begins, and all comes back by itself', async () => {
  await takeAll();
  expect(others.length).toBeGreaterThan(8);
  api = await startTestApi({
    databaseUrl: postgres.url,
    isReadable: false,
    startIngest: ({ triggeredBy, dryRun }) => runner.start({ trigger: 'API', triggeredBy, dryRun }),
  });
  const read = () => api.query(null, '{ leaves(first: 1) { totalCount } }', {}, headers);

  const startedAt = Date.now();
  const [exported, ready, alive, ...answers] = await Promise.all([
    fetch(`${api.url}/export/leaves.csv`, { headers }),
    fetch(`${api.url}/readyz`),
    fetch(`${api.url}/healthz`),
    ...Array.from({ length: 20 }, read),
  ]);
  expect(Date.now() - startedAt).toBeLessThan(MAX_MILLISECONDS);
  for (const { status, headers: answered } of [exported, ready, ...answers]) {
    expect([status, answered.get('retry-after')]).toEqual([503, '5']);
  }
  expect(answers[0]?.errors).toMatchObject([{ extensions: { code: 'SERVICE_UNAVAILABLE' } }]);
  expect(answers[0]?.text).not.toMatch(/too many clients|53300/);
  expect(alive.status).toBe(200);
  await expect(runner.start({ trigger: 'API', triggeredBy: 'test', dryRun: false })).rejects.toMatchObject({ errorClass: 'DATABASE' });

  await releaseAll();
  expect(await until(async () => (await fetch(`${api.url}/readyz`)).ok)).toBe(true);
  expect((await read()).data).toEqual({ leaves: { totalCount: 0 } });
  await (await runner.start({ trigger: 'API', triggeredBy: 'test', dryRun: false })).finished;
  expect((await read()).data).toEqual({ leaves: { totalCount: 30 } });
});

test('with room for a reader but not for a run, triggerIngest answers 503 with Retry-After', async () => {
  await until(async () => (await api.query(null, '{ viewer { name } }', {}, headers)).status === 200);
  await takeAll();
  const answer = await api.query(null, 'mutation { triggerIngest { id } }', {}, headers);
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
  await releaseAll();
  expect((await api.query(null, 'mutation { triggerIngest { id } }', {}, headers)).status).toBe(200);
});
