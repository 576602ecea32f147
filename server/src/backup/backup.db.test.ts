import { copyFile, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApi } from '../../test/api';
import { createTestDatabase } from '../../test/database';
import { createIngestHarness, type IngestHarness } from '../../test/ingest';
import { makeRecords } from '../../test/records';
import { createApiToken } from '../api/shared/auth/api-tokens';
import { createErasureKey } from '../db/erasure-key';
import { createPrisma } from '../db/prisma';
import { backUp } from './back-up';
import { restore } from './restore';

let folder: string;
let harness: IngestHarness;
let archive: string;
let target: Awaited<ReturnType<typeof createTestDatabase>>;

const yes = async () => true;
const erasureKey = createErasureKey('a key of this test');
const restoreWith = (options: Pick<Parameters<typeof restore>[0], 'url' | 'path' | 'confirm'>) =>
  restore({ erasureKey, erasures: [], ...options });
const records = makeRecords(300, (id) => ({
  endDate: '2024-04-25',
  leaveDays: 1 + (id % 3),
  reason: id === 7 ? 'Tab\there, "quotes", \\N and हरि\nnext line' : 'Rest',
}));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leave-backup-'));
  harness = await createIngestHarness();
  await harness.serve(records);
  // A history: edited, retired and quarantined records, and ids that were used and are gone.
  await harness.serve(records.map((record, at) => (at < 20 ? { ...record, leaveDays: 5 } : record)));
  await harness.serve([...records.slice(3), { ...records[0], id: 9_001, endDate: '2020-01-01' }]);
  await harness.ingest();
  archive = join(folder, 'kept.tar.gz');
  await backUp({ url: harness.url, path: archive, version: '1.2.3' });
}, 120_000);
afterAll(async () => {
  await harness?.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  target = await createTestDatabase({ empty: true });
});
afterEach(() => target.drop());

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Every row of every table as text, but what a restore changes on purpose. */
async function readEverything(url: string): Promise<Record<string, string[]>> {
  const tables = await query<{ name: string }>(
    url,
    `select schemaname || '.' || tablename as name from pg_tables where schemaname in ('raw', 'dbo', 'ops') order by 1`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const rows = await query<{ row: string }>(
      url,
      `select (to_jsonb(t) - array['version', 'rewritten_version', 'changed_at', 'data_version'])::text as row from ${name} t
       where not (to_jsonb(t) @> '{"action": "RESTORE"}') order by 1`,
    );
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}

const readVersion = async (url: string) =>
  Number((await query<{ version: string }>(url, 'select version from ops.data_version'))[0]?.version);
const restoreKept = (url: string) => restoreWith({ url, path: archive, confirm: yes });

test('an empty database has every row and the next ids of the backup after a restore', async () => {
  await restoreKept(target.url);
  expect(await readEverything(target.url)).toEqual(await readEverything(harness.url));
  const nextRun = `insert into ops.ingest_runs (trigger, triggered_by) values ('COMMAND', 'test') returning id::int`;
  const last = await query<{ id: number }>(harness.url, 'select max(id)::int as id from ops.ingest_runs');
  expect((await query<{ id: number }>(target.url, nextRun))[0]?.id).toBe((last[0]?.id ?? 0) + 1);
});

test('figures, tokens and the history of a leave answer as before the backup, under a greater data version', async () => {
  const prisma = createPrisma(harness.url);
  const { secret } = await createApiToken(prisma, { name: 'Kept', role: 'HR', employeeId: null });
  await prisma.$disconnect();
  const path = join(folder, 'with-token.tar.gz');
  await backUp({ url: harness.url, path, version: '1.2.3' });
  const ask = async (databaseUrl: string) => {
    const api = await startTestApi({ databaseUrl });
    try {
      const { data, errors } = await api.query(
        null,
        `{ viewer { name role }
           leaveAggregate(groupBy: [LEAVE_TYPE, YEAR_MONTH]) { rows { keys { id } measures { leaveDays employeeCount leaveCount } } }
           leaves(first: 3, filter: { employeeIds: ["E7"] }) { nodes { id leaveDays reason history { runId leaveDays reason } } } }`,
        {},
        { authorization: `Bearer ${secret}` },
      );
      return { data, errors };
    } finally {
      await api.close();
    }
  };
  const before = await ask(harness.url);
  const [{ version: served } = { version: '' }] = await query<{ version: string }>(harness.url, 'select version from ops.data_version');
  const restored = await restoreWith({ url: target.url, path, confirm: yes });
  expect(before.errors).toEqual([]);
  expect(await ask(target.url)).toEqual(before);
  expect(Number(restored?.dataVersion)).toBeGreaterThan(Number(served));
});

test('the next run after a restore finds the same snapshot unchanged and goes on from there', async () => {
  const other = await createIngestHarness({ records: records.slice(3) });
  try {
    await restoreKept(other.url);
    const before = await other.query('select * from raw.imported_leave_information order by record_id');
    const run = await other.serve([...records.slice(3), { ...records[0], id: 9_001, endDate: '2020-01-01' }]);
    expect(run).toMatchObject({ status: 'SUCCEEDED', inserted: 0, updated: 0, retired: 0, quarantined: 1 });
    expect(await other.query('select * from raw.imported_leave_information order by record_id')).toEqual(before);
  } finally {
    await other.drop();
  }
});

test('the data version is above every one that the replaced database served, and of a backup of some time ago above all since', async () => {
  await restoreKept(target.url);
  await query(target.url, 'update ops.data_version set version = 5000000');
  await restoreKept(target.url);
  expect(await readVersion(target.url)).toBeGreaterThan(5_000_000);
  const old = join(folder, 'old.tar.gz');
  await writeFile(old, await editManifest((manifest) => ({ ...manifest, takenAt: new Date(Date.now() - 10 * 86_400_000).toISOString() })));
  const fresh = await createTestDatabase({ empty: true });
  await restoreWith({ url: fresh.url, path: old, confirm: yes });
  expect(await readVersion(fresh.url)).toBeGreaterThan(10 * 86_400);
  await fresh.drop();
});

test('what was revoked after the backup stays revoked, and every session is over', async () => {
  await restoreKept(target.url);
  const addToken = `insert into ops.api_tokens (name, role, token_hash) values ('Leaked', 'HR', sha256('leaked'))`;
  await query(
    target.url,
    `${addToken}; insert into ops.sessions (session_hash, token_id, expires_at)
    select sha256('session'), id, now() + interval '1 hour' from ops.api_tokens where name = 'Leaked'`,
  );
  const path = join(folder, 'leaked.tar.gz');
  await backUp({ url: target.url, path, version: '1.2.3' });
  await query(target.url, 'update ops.api_tokens set revoked_at = now()');
  await restoreWith({ url: target.url, path, confirm: yes });
  expect(await query(target.url, 'select name from ops.api_tokens where revoked_at is null')).toEqual([]);
  expect(await query(target.url, 'select 1 from ops.sessions where ended_at is null')).toEqual([]);
});

test('a restore is refused while anybody is connected, and nothing is asked or changed', async () => {
  await restoreKept(target.url);
  const before = await readEverything(target.url);
  const server = await startTestApi({ databaseUrl: target.url });
  const asked: string[] = [];
  const refused = restoreWith({ url: target.url, path: archive, confirm: async () => asked.push('asked') > 0 });
  await expect(refused).rejects.toThrow(/^The database is in use by leave-analytics.*: stop every server/);
  await server.close();
  expect(asked).toEqual([]);
  expect(await readEverything(target.url)).toEqual(before);
});

test('a restore that is not confirmed changes nothing, and an empty database asks for no confirmation', async () => {
  expect(await restoreWith({ url: target.url, path: archive, confirm: () => Promise.reject(new Error('asked')) })).not.toBeNull();
  const before = await readEverything(target.url);
  expect(await restoreWith({ url: target.url, path: archive, confirm: async () => false })).toBeNull();
  expect(await readEverything(target.url)).toEqual(before);
});

test('an archive that is cut off, or with a changed byte anywhere, is refused in one line', async () => {
  const { size } = await stat(archive);
  const damagedAt = async (position: number) => {
    const path = join(folder, `damaged-${position}.tar.gz`);
    await copyFile(archive, path);
    const file = await open(path, 'r+');
    const { buffer } = await file.read(Buffer.alloc(1), 0, 1, position);
    await file.write(Buffer.from([(buffer[0] ?? 0) ^ 0x10]), 0, 1, position);
    await file.close();
    return path;
  };
  const paths = [join(folder, 'cut.tar.gz'), join(folder, 'empty.tar.gz')];
  await writeFile(paths[0] as string, (await readFile(archive)).subarray(0, size - 200));
  await writeFile(paths[1] as string, '');
  // Bytes 4 to 9 of a gzip file hold its time and system, which mean nothing.
  for (const position of [0, 12, 500, Math.floor(size / 2), size - 300, size - 6, size - 2]) paths.push(await damagedAt(position));
  for (const path of paths) {
    const error = await restoreWith({ url: target.url, path, confirm: yes }).then(
      () => null,
      (reason: Error) => reason,
    );
    expect([path, error?.name, error?.message]).toEqual([
      path,
      'BackupError',
      expect.stringMatching(/^The archive \S+ is damaged: .*Nothing was changed\.$/),
    ]);
  }
  expect(await query(target.url, `select 1 from pg_namespace where nspname = 'ops'`)).toEqual([]);
});

test('a table whose text was changed in a readable archive does not have its checksum', async () => {
  const tar = gunzipSync(await readFile(archive));
  const at = tar.indexOf('person1@example.com');
  tar.write('person2', at);
  const path = join(folder, 'edited.tar.gz');
  await writeFile(path, gzipSync(tar));
  await expect(restoreWith({ url: target.url, path, confirm: yes })).rejects.toThrow('the table dbo.employees does not have its checksum');
});

test.each([
  [
    'a migration that is unknown here',
    { migrations: [{ name: '999999_future', checksum: 'x' }] },
    'made by a newer version of this program: it has 999999_future',
  ],
  ['a newer format', { format: 99 }, 'has format 99, which a newer version of this program wrote'],
  ['tables of another program', { tables: [] }, /is not in its manifest|does not hold the tables/],
])('an archive with %s is refused', async (_, change, message) => {
  const path = join(folder, `refused-${Object.keys(change)[0]}.tar.gz`);
  await writeFile(path, await editManifest((manifest) => ({ ...manifest, ...change })));
  await expect(restoreWith({ url: target.url, path, confirm: yes })).rejects.toThrow(message);
});

test('a backup beside a run holds the state before the run or after it, never a part', async () => {
  const other = await createIngestHarness({ records });
  try {
    await other.serve(records);
    const states = [await other.readState()];
    const run = other.serve(records.map((record) => ({ ...record, leaveDays: 2, updatedAt: '2024-05-01T00:00:00.000Z' })));
    const paths = [1, 2, 3].map((number) => join(folder, `beside-${number}.tar.gz`));
    for (const path of paths) await backUp({ url: other.url, path, version: '1.2.3' });
    await run;
    states.push(await other.readState());
    for (const path of paths) {
      await restoreWith({ url: target.url, path, confirm: yes });
      const rows = await query<{ days: string; count: number }>(
        target.url,
        `select string_agg(distinct leave_days::float8::text, ',') as days, count(distinct run_id)::int as count
         from dbo.employee_leaves join raw.imported_leave_information on record_id = leave_id`,
      );
      expect([
        { days: '1,2,3', count: 1 },
        { days: '2', count: 1 },
      ]).toContainEqual(rows[0]);
    }
  } finally {
    await other.drop();
  }
});

test('a file that exists is not overwritten, a failed backup leaves no file, and only its owner may read an archive', async () => {
  await expect(backUp({ url: harness.url, path: archive, version: '1' })).rejects.toThrow('exists already');
  const nothing = join(folder, 'nothing.tar.gz');
  await expect(backUp({ url: target.url, path: nothing, version: '1' })).rejects.toThrow('it was never migrated');
  expect((await stat(archive)).mode & 0o777).toBe(0o600);
  expect((await readdir(folder)).filter((name) => name.includes('unfinished') || name === 'nothing.tar.gz')).toEqual([]);
});

/** The archive with another manifest, packed as before. */
async function editManifest(edit: (manifest: Record<string, unknown>) => object): Promise<Buffer> {
  const { extract, pack } = await import('tar-stream');
  const out = pack();
  const entries = extract();
  entries.end(gunzipSync(await readFile(archive)));
  for await (const entry of entries) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    const content = Buffer.concat(chunks);
    const { name } = entry.header;
    out.entry({ name }, name === 'manifest.json' ? JSON.stringify(edit(JSON.parse(content.toString()))) : content);
  }
  out.finalize();
  const parts: Buffer[] = [];
  for await (const part of out) parts.push(part as Buffer);
  return gzipSync(Buffer.concat(parts));
}
