import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { withKeysLast } from '../db/bulk-load.sql';
import type { ErasureKey } from '../db/erasure-key';
import {
  applyPending,
  findUnknownMigration,
  inMigrationTransaction,
  MigrationError,
  readAppliedMigrations,
  rebuildSchema,
} from '../db/migrate';
import { eraseAgain } from '../erasure/erase-person';
import { addToErasureList, type ErasureList } from '../erasure/erasure-list.sql';
import { IngestError } from '../ingest/ingest-error';
import { closeAbandonedRuns } from '../ingest/ingest-run.sql';
import { BackupError } from './backup-error';
import { carryOver, keepOfReplaced } from './carry-over.sql';
import type { Manifest } from './manifest';
import { readArchive, verifyArchive } from './read-archive';
import { listTables, moveSequences, nameWithColumns, quoteName } from './stored-tables.sql';

interface Options {
  url: string;
  path: string;
  erasureKey: ErasureKey;
  /** People who were erased after the backup, beside those that the replaced database knows. */
  erasures: ErasureList;
  /** Asked before data is replaced; not called for a database that holds nothing. False: nothing is done. */
  confirm: () => Promise<boolean>;
}

export interface Restored {
  manifest: Manifest;
  /** Of the restored data: above every version that was ever served. */
  dataVersion: string;
  /** People whom the archive still had and who were erased again. */
  erasedAgain: number;
}

/**
 * Replaces the contents of a database by those of an archive, in one transaction, and migrates them to the newest schema.
 * @returns null where it was not confirmed
 * @throws {BackupError} where the archive is damaged or newer than this program, or somebody is connected to the database
 * @throws {MigrationError} where the database to be replaced is newer than this program
 */
export async function restore(options: Options): Promise<Restored | null> {
  const { url, path, confirm } = options;
  const manifest = await verifyArchive(path);
  const unknown = findUnknownMigration(manifest.migrations);
  if (unknown)
    throw new BackupError(`The archive ${path} was made by a newer version of this program: it has ${unknown.name}. Update the program.`);
  let isConfirmed = false;
  // Asked on a connection of its own: a person may take minutes, and a transaction would hold its locks as long.
  await inMigrationTransaction(url, async (client) => {
    await refuseWhileUsed(client);
    const holdsData = (await readAppliedMigrations(client)).length > 0;
    isConfirmed = !holdsData;
  });
  if (!isConfirmed && !(await confirm())) return null;
  const outcome = await inMigrationTransaction(url, async (client) => {
    await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set statement_timeout = 0`);
    await refuseWhileUsed(client);
    await readAppliedMigrations(client);
    return replace(client, options, manifest);
  }).catch((error: unknown) => {
    if (error instanceof BackupError || error instanceof MigrationError || error instanceof IngestError) throw error;
    throw new BackupError(`The restore failed and was rolled back: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  });
  return { manifest, ...outcome };
}

/** A server, a run or a command that is connected would read half of the old data and half of the restored. */
async function refuseWhileUsed(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; count: number }>(`
    select coalesce(nullif(application_name, ''), 'a program without a name') as name, count(*)::int as count
    from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
    group by 1 order by 1`);
  if (rows.length === 0) return;
  const users = rows.map(({ name, count }) => (count === 1 ? name : `${name} (${count})`)).join(', ');
  throw new BackupError(`The database is in use by ${users}: stop every server and program that is connected to it, then restore.`);
}

async function replace(
  client: Client,
  { path, erasureKey, erasures }: Options,
  manifest: Manifest,
): Promise<Pick<Restored, 'dataVersion' | 'erasedAgain'>> {
  const replaced = await keepOfReplaced(client);
  await rebuildSchema(
    client,
    manifest.migrations.map(({ name }) => name),
  );
  await refuseOtherTables(client, path, manifest);
  const names = manifest.tables.map(({ name }) => quoteName(name));
  await withKeysLast(client, names, () => copyTables(client, path, manifest));
  await moveSequences(client, [...manifest.sequences, ...replaced.sequences]);
  await applyPending(client);
  await closeAbandonedRuns(client);
  await addToErasureList(client, [...replaced.erasures, ...erasures]);
  const erasedAgain = await eraseAgain(client, erasureKey);
  const dataVersion = await carryOver(client, manifest, replaced);
  await client.query(`analyze ${names.join(', ')}`);
  return { dataVersion, erasedAgain };
}

/** The names in the manifest become part of statements: only those of this program's own tables may. */
async function refuseOtherTables(client: Client, path: string, { tables }: Manifest): Promise<void> {
  const describe = (list: readonly { name: string; columns: readonly string[] }[]) =>
    JSON.stringify(list.map(({ name, columns }) => [name, columns.toSorted()]).toSorted());
  if (describe(await listTables(client)) !== describe(tables))
    throw new BackupError(`The archive ${path} does not hold the tables of its schema version. Nothing was changed.`);
}

async function copyTables(client: Client, path: string, manifest: Manifest): Promise<void> {
  const tables = new Map(manifest.tables.map((table) => [table.name, { ...table, copied: 0 }]));
  await readArchive(path, async ({ table: name, content }) => {
    const table = tables.get(name);
    if (!table) throw new BackupError(`The archive ${path} changed while it was read.`);
    const copy = client.query(copyFrom(`copy ${nameWithColumns(table)} from stdin`));
    await pipeline(content, copy);
    table.copied += copy.rowCount;
  });
  for (const { name, rows, copied } of tables.values()) {
    if (copied !== rows) throw new BackupError(`The archive ${path} holds ${copied} of ${rows} rows of ${name}. Nothing was changed.`);
  }
}
