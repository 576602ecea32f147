import { createHash, randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { connectionSettings } from './lost-connection';

export interface MigrationStatus {
  name: string;
  state: 'applied' | 'pending';
  /** ISO instant; null while pending. */
  appliedAt: string | null;
}

/** Names a migration in the form in which it was applied. */
export interface AppliedMigration {
  name: string;
  checksum: string;
}

interface Migration extends AppliedMigration {
  sql: string;
}

interface AppliedRow {
  migration_name: string;
  checksum: string;
  finished_at: string | null;
}

/** The database and this program do not match. The message gives the reason and is for people. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

const MIGRATIONS = findMigrations(
  import.meta.glob<string>('../../../prisma/migrations/*/migration.sql', { query: '?raw', import: 'default', eager: true }),
);
/** `mart` only exists before 000011_mart_in_memory. */
const SCHEMAS = ['mart', 'dbo', 'raw', 'ops'] as const;
// Prisma's own key, so that `prisma migrate deploy` and this program never migrate at the same time.
const ADVISORY_LOCK = 72_707_369;

// As Prisma creates it, in the schema where Prisma looks for it.
const MIGRATIONS_TABLE = `
  create table if not exists public._prisma_migrations (
    id varchar(36) primary key not null,
    checksum varchar(64) not null,
    finished_at timestamptz,
    migration_name varchar(255) not null,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz not null default now(),
    applied_steps_count integer not null default 0
  )`;

/**
 * Applies the pending migrations in one transaction: the database is as before or up to date.
 * Keeps `_prisma_migrations` as Prisma does. Several processes may call it at once.
 * @returns the names of the applied migrations, in order
 * @throws {MigrationError} where the database is newer than this program, a migration was changed after it was applied, or one fails
 */
export async function migrateUp(url: string, migrations: readonly Migration[] = MIGRATIONS): Promise<string[]> {
  return inMigrationTransaction(url, (client) => applyPending(client, migrations));
}

/** As `migrateUp`, in the transaction of the caller, who holds the lock. */
export async function applyPending(client: Client, migrations: readonly Migration[] = MIGRATIONS): Promise<string[]> {
  await client.query(MIGRATIONS_TABLE);
  const pending = readPending(migrations, await readApplied(client));
  for (const migration of pending) await apply(client, migration);
  return pending.map(({ name }) => name);
}

/** Drops everything that the migrations made, with all data. */
export async function migrateDown(url: string): Promise<void> {
  await inMigrationTransaction(url, dropAll);
}

/** Drops everything and applies only the named migrations, in the transaction of the caller, who holds the lock. */
export async function rebuildSchema(client: Client, names: readonly string[]): Promise<void> {
  await dropAll(client);
  await applyPending(
    client,
    MIGRATIONS.filter(({ name }) => names.includes(name)),
  );
}

/**
 * Returns the migrations that a database has, in order.
 * @throws {MigrationError} where it is newer than this program, or a migration was changed after it was applied
 */
export async function readAppliedMigrations(client: Client): Promise<AppliedMigration[]> {
  const applied = await readApplied(client);
  readPending(MIGRATIONS, applied);
  return applied.map((row) => ({ name: row.migration_name, checksum: row.checksum }));
}

/** Returns the first of the migrations that this program does not have in that form; null where it has all. */
export function findUnknownMigration(migrations: readonly AppliedMigration[]): AppliedMigration | null {
  return migrations.find(({ name, checksum }) => !MIGRATIONS.some((own) => own.name === name && own.checksum === checksum)) ?? null;
}

async function dropAll(client: Client): Promise<void> {
  await client.query(`drop schema if exists ${SCHEMAS.join(', ')} cascade`);
  await client.query('drop table if exists public._prisma_migrations');
}

/** Returns every migration of this program in order, applied or pending. */
export async function readMigrationStatus(url: string): Promise<MigrationStatus[]> {
  return inMigrationTransaction(url, async (client) => {
    const applied = await readApplied(client);
    readPending(MIGRATIONS, applied);
    const appliedAt = new Map(applied.map((row) => [row.migration_name, row.finished_at]));
    return MIGRATIONS.map(({ name }) => ({
      name,
      state: appliedAt.has(name) ? 'applied' : 'pending',
      appliedAt: appliedAt.get(name) ?? null,
    }));
  });
}

/** Migrations by their folder's name, from the text of their files. */
export function findMigrations(files: Record<string, string>): Migration[] {
  return Object.entries(files)
    .map(([path, sql]) => ({ name: path.split('/').at(-2) ?? path, sql, checksum: createHash('sha256').update(sql).digest('hex') }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function readPending(migrations: readonly Migration[], applied: readonly AppliedRow[]): Migration[] {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const row of applied) {
    const migration = known.get(row.migration_name);
    if (!migration) {
      throw new MigrationError(
        `The database was migrated by a newer version of this program: it has ${row.migration_name}. Update the program.`,
      );
    }
    if (row.finished_at === null) {
      throw new MigrationError(`The migration ${row.migration_name} was begun by another tool and did not finish. Resolve it there first.`);
    }
    if (row.checksum !== migration.checksum) {
      throw new MigrationError(`The migration ${row.migration_name} was changed after it was applied to this database.`);
    }
  }
  const names = new Set(applied.map((row) => row.migration_name));
  return migrations.filter(({ name }) => !names.has(name));
}

async function readApplied(client: Client): Promise<AppliedRow[]> {
  const { rows: tables } = await client.query<{ found: boolean }>(`select to_regclass('public._prisma_migrations') is not null as found`);
  if (!tables[0]?.found) return [];
  const { rows } = await client.query<AppliedRow>(`
    select migration_name, checksum, to_char(finished_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as finished_at
    from public._prisma_migrations where rolled_back_at is null order by migration_name`);
  return rows;
}

async function apply(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    await client.query(sql);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new MigrationError(`The migration ${name} failed and was rolled back: ${message}`, { cause: error });
  }
  await client.query(
    `insert into public._prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     values ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
    [randomUUID(), checksum, name],
  );
}

/** Works in one transaction that no migration of another process runs beside. */
export async function inMigrationTransaction<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({
    ...connectionSettings(),
    connectionString: url,
    application_name: 'leave-analytics migrate',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [ADVISORY_LOCK]);
    const result = await work(client);
    await client.query('commit');
    return result;
  } finally {
    // Ending the connection rolls an open transaction back.
    await client.end().catch(() => undefined);
  }
}
