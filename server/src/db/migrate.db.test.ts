import { Client } from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createTestDatabase } from '../../test/database';
import { findMigrations, MigrationError, migrateDown, migrateUp, readMigrationStatus } from './migrate';

let database: Awaited<ReturnType<typeof createTestDatabase>>;

beforeEach(async () => {
  database = await createTestDatabase({ empty: true });
});

afterEach(() => database.drop());

async function query<Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

const schemas = () =>
  query<{ name: string }>(`select nspname as name from pg_namespace where nspname in ('raw', 'dbo', 'mart', 'ops') order by 1`);

test('up builds the four schemas and books every migration as Prisma would', async () => {
  const applied = await migrateUp(database.url);

  expect(applied).toContain('000001_core');
  expect(await schemas()).toHaveLength(4);
  const rows = await query<{ checksum: string; steps: number; finished: boolean }>(
    `select checksum, applied_steps_count as steps, finished_at is not null as finished from public._prisma_migrations`,
  );
  expect(rows).toHaveLength(applied.length);
  for (const row of rows) expect(row).toEqual({ checksum: expect.stringMatching(/^[0-9a-f]{64}$/), steps: 1, finished: true });
});

test('up on an up-to-date database applies nothing', async () => {
  await migrateUp(database.url);
  expect(await migrateUp(database.url)).toEqual([]);
});

test('processes that migrate at once apply each migration once', async () => {
  const applied = await Promise.all([migrateUp(database.url), migrateUp(database.url), migrateUp(database.url)]);
  expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
});

test('status lists a migration as pending before and as applied after up', async () => {
  expect((await readMigrationStatus(database.url)).map(({ state }) => state)).toContain('pending');
  await migrateUp(database.url);
  expect((await readMigrationStatus(database.url)).every(({ state, appliedAt }) => state === 'applied' && appliedAt !== null)).toBe(true);
});

test('down leaves nothing, and up builds it again', async () => {
  await migrateUp(database.url);
  await migrateDown(database.url);
  expect(await schemas()).toEqual([]);
  expect(await query(`select 1 where to_regclass('public._prisma_migrations') is not null`)).toEqual([]);
  expect(await migrateUp(database.url)).toContain('000001_core');
});

test('a newer database is refused and left as it is', async () => {
  await migrateUp(database.url);
  await query(
    `insert into public._prisma_migrations (id, checksum, migration_name, finished_at) values ('x', 'y', '999999_future', now())`,
  );
  await expect(migrateUp(database.url)).rejects.toThrow(/newer version of this program: it has 999999_future/);
});

test('a migration that was changed after it was applied is refused', async () => {
  await migrateUp(database.url);
  await query(`update public._prisma_migrations set checksum = 'other'`);
  await expect(migrateUp(database.url)).rejects.toThrow(/changed after it was applied/);
});

test('a migration that another tool left half done is refused', async () => {
  await migrateUp(database.url);
  await query('update public._prisma_migrations set finished_at = null');
  await expect(migrateUp(database.url)).rejects.toThrow(/did not finish/);
});

test('a migration that breaks half way takes the ones before it back with it', async () => {
  const migrations = findMigrations({
    'migrations/000002_b/migration.sql': 'create table half (id int); select 1 / 0;',
    'migrations/000001_a/migration.sql': 'create table whole (id int);',
  });
  await expect(migrateUp(database.url, migrations)).rejects.toThrow(MigrationError);
  expect(await query(`select 1 where to_regclass('whole') is not null or to_regclass('half') is not null`)).toEqual([]);
  expect(await query(`select 1 where to_regclass('public._prisma_migrations') is not null`)).toEqual([]);
});
