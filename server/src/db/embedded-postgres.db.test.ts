import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLogger } from '../logger';
import { readPostmaster } from './embedded-cluster';
import { startEmbeddedPostgres } from './embedded-postgres';

const logger = createLogger('silent');
const started: { stop(): Promise<void> }[] = [];
let dataDir: string;

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'leave-analytics-embedded-'));
});

afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
});

const home = () => join(dataDir, 'postgres');

async function start() {
  const postgres = await startEmbeddedPostgres({ dataDir, logger, settings: { shared_buffers: '16MB' } });
  started.push(postgres);
  return postgres;
}

async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

function running(): number {
  const postmaster = readPostmaster(home());
  if (!postmaster) throw new Error('no PostgreSQL runs');
  return postmaster.pid;
}

const untilGone = () => vi.waitUntil(() => readPostmaster(home()) === null, { timeout: 20_000 });

test('only the owner can read the data and its password, and it listens only on this machine', async () => {
  const { url } = await start();
  expect((await stat(join(home(), 'cluster/data'))).mode & 0o777).toBe(0o700);
  expect((await stat(join(home(), 'cluster/password'))).mode & 0o777).toBe(0o600);
  const password = (await readFile(join(home(), 'cluster/password'), 'utf8')).trim();
  expect(password.length).toBeGreaterThanOrEqual(32);
  const [settings] = await query(url, `select current_setting('listen_addresses') as addresses, current_setting('TimeZone') as zone`);
  expect(settings).toEqual({ addresses: '127.0.0.1', zone: 'UTC' });
  await expect(query(url.replace(password, 'guessed'), 'select 1')).rejects.toThrow(/password/);
});

test('a second user adopts the running server, and only the last one to leave stops it', async () => {
  const first = await start();
  const pid = running();
  const second = await start();
  expect(second.url).toBe(first.url);
  await first.stop();
  expect(running()).toBe(pid);
  expect(await query(second.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  await second.stop();
  expect(readPostmaster(home())).toBeNull();
});

test('a start that is stopped while the server does not answer ends at once, with the server that it launched', async () => {
  const stopping = new AbortController();
  // It listens where nobody asks for it.
  const settings = { shared_buffers: '16MB', listen_addresses: '127.0.0.2' };
  const starting = startEmbeddedPostgres({ dataDir, logger, settings, signal: stopping.signal });
  starting.catch(() => undefined);
  await vi.waitUntil(() => readPostmaster(home())?.port, { timeout: 20_000 });
  stopping.abort();
  await expect(starting).rejects.toThrow('was stopped');
  expect(readPostmaster(home())).toBeNull();
}, 40_000);

test('users that begin at the same moment on an empty folder share one server', async () => {
  const all = await Promise.all([start(), start(), start()]);
  expect(new Set(all.map(({ url }) => url)).size).toBe(1);
});

test('what was written is there after a clean stop and another start', async () => {
  const first = await start();
  await query(first.url, 'create table kept as select 7 as seven');
  await first.stop();
  const second = await start();
  expect(await query(second.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
});

test('a server that is killed comes back by itself at the same address with its data', async () => {
  const { url } = await start();
  await query(url, 'create table kept as select 7 as seven');
  process.kill(running(), 'SIGKILL');
  await vi.waitUntil(
    () =>
      query(url, 'select seven from kept').then(
        ([row]) => row?.seven === 7,
        () => false,
      ),
    { timeout: 30_000, interval: 100 },
  );
});

test('a stale postmaster.pid that names a living process of somebody else does not keep it from starting', async () => {
  const first = await start();
  await query(first.url, 'create table kept as select 7 as seven');
  const pidFile = join(home(), 'cluster/data/postmaster.pid');
  const lines = (await readFile(pidFile, 'utf8')).split('\n');
  await first.stop();
  await writeFile(pidFile, [process.pid, ...lines.slice(1)].join('\n'));
  const second = await start();
  expect(await query(second.url, 'select seven from kept')).toEqual([{ seven: 7 }]);
});

test('a damaged data folder is one line that names the folder and the log', async () => {
  const { stop } = await start();
  await stop();
  await untilGone();
  await rm(join(home(), 'cluster/data/global/pg_control'));
  const error = await start().then(
    () => null,
    (reason: Error) => reason,
  );
  expect(error?.name).toBe('EmbeddedPostgresError');
  expect(error?.message).toContain(home());
  expect(error?.message).toContain('postgres.log');
  expect(error?.message).not.toContain('\n');
});

test('a data folder that is a file is one line that names it', async () => {
  await writeFile(home(), 'not a folder');
  await expect(start()).rejects.toThrow(`The data folder ${dataDir} cannot be used`);
});

test('it runs below a folder that only its owner may enter', async () => {
  await chmod(dataDir, 0o700);
  const { url } = await start();
  expect(await query(url, 'select 1 as one')).toEqual([{ one: 1 }]);
});
