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

test('up builds the three schemas and books every migration as Prisma would', async () => {
  const applied = await migrateUp(database.url);

  expect(applied).toContain('000001_core');
  expect((await schemas()).map(({ name }) => name)).toEqual(['dbo', 'ops', 'raw']);
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

test('an upgrade to the mart in memory keeps the calendar, the leaves and their history', async () => {
  const files = import.meta.glob<string>('../../../prisma/migrations/*/migration.sql', { query: '?raw', import: 'default', eager: true });
  const migrations = findMigrations(files);
  const before = migrations.filter(({ name }) => name < '000011');
  await migrateUp(database.url, before);
  await query(`
    insert into ops.ingest_runs (trigger, triggered_by, status, finished_at, data_version)
      values ('COMMAND', 'test', 'SUCCEEDED', now(), 1);
    update ops.data_version set version = 1, run_id = 1, calendar_hash = 'of the calendar';
    insert into mart.calendar_dates values ('2024-04-22', true, null, 1), ('2024-04-23', false, 'Spring', 1);
    insert into ops.superseded_calendar_dates values ('2024-04-23', true, 1);
    insert into dbo.leave_types values (7, 'Annual');
    insert into dbo.fiscal_year values (102, '2023-07-17', '2024-07-15');
    insert into dbo.employees (employee_id, user_id, first_name, last_name, email, is_hr, is_supervisor, newest_leave_id)
      values ('131', 449, 'Wilma', 'Oakes', 'wilma.oakes@example.com', false, false, 5);
    insert into dbo.employee_leaves (leave_id, leave_type_id, employee_id, fiscal_id, leave_days, status, source_status,
      is_consecutive, is_converted, start_date, end_date, created_at)
      values (5, 7, '131', 102, 1, 'APPROVED', 'APPROVED', false, false, '2024-04-22', '2024-04-22', now());
    insert into mart.leave_day_facts values (5, '2024-04-22', '131', 7, 102, null, 'APPROVED', 1000000, false, false, false);
    insert into raw.imported_leave_information (id, userid, empid, firstname, lastname, startdate, enddate, leavedays, status,
      leavetypeid, fiscalid, fiscalstartdate, fiscalenddate, createdat, content_hash, source_updated_at, run_id, first_seen_run_id,
      first_seen_at)
      values ('5', '449', '131', 'Wilma', 'Oakes', '2024-04-22', '2024-04-22', '1', 'APPROVED', '7', '102',
        '2023-07-17', '2024-07-15', '2024-04-14', 'hash', now(), 1, 1, now())`);

  expect(await migrateUp(database.url, migrations)).toEqual(migrations.filter(({ name }) => name >= '000011').map(({ name }) => name));
  expect((await schemas()).map(({ name }) => name)).toEqual(['dbo', 'ops', 'raw']);
  expect(await query('select calendar_date::text as date, is_working_day, holiday_name from ops.calendar_dates order by 1')).toEqual([
    { date: '2024-04-22', is_working_day: true, holiday_name: null },
    { date: '2024-04-23', is_working_day: false, holiday_name: 'Spring' },
  ]);
  expect(await query('select version, calendar_hash from ops.data_version')).toEqual([{ version: '1', calendar_hash: 'of the calendar' }]);
  expect(await query('select leave_id from dbo.employee_leaves')).toEqual([{ leave_id: '5' }]);
  expect(await query('select leave_id, employee_id, valid_from_run_id from dbo.leave_versions')).toEqual([
    { leave_id: '5', employee_id: '131', valid_from_run_id: '1' },
  ]);
});
