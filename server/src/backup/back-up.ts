import { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { commandActor } from '../audit/audit-entry';
import { insertAudit } from '../audit/insert-audit.sql';
import { connectionSettings } from '../db/lost-connection';
import { readAppliedMigrations } from '../db/migrate';
import { BackupError } from './backup-error';
import { ARCHIVE_FORMAT, type ArchivedTable, type Manifest } from './manifest';
import { listTables, nameWithColumns, quoteName, readDataVersion, readSequences } from './stored-tables.sql';
import { createArchive } from './write-archive';

interface Options {
  url: string;
  /** Where the archive goes; no such file may exist. */
  path: string;
  /** Of this program. */
  version: string;
}

/**
 * Writes every table of one snapshot of the database into an archive. Readers, runs and the server go on meanwhile.
 * @throws {BackupError} where the file exists or cannot be written, or the database holds nothing
 * @throws {MigrationError} where the database is newer than this program
 */
export async function backUp({ url, path, version }: Options): Promise<Manifest> {
  const client = new Client({
    ...connectionSettings(),
    connectionString: url,
    application_name: 'leave-analytics backup',
    connectionTimeoutMillis: 5_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`set timezone = 'UTC'; set datestyle = 'ISO, YMD'; set extra_float_digits = 3; set statement_timeout = 0`);
    await noteBackup(client, version);
    await client.query('begin transaction isolation level repeatable read, read only');
    const migrations = await readAppliedMigrations(client);
    if (migrations.length === 0) throw new BackupError('The database holds nothing to back up: it was never migrated.');
    const stored = await listTables(client);
    // A migration or a first load that begins now waits for the end of the backup.
    await client.query(`lock table ${stored.map(({ name }) => quoteName(name)).join(', ')} in access share mode`);
    const archive = await createArchive(path);
    try {
      const tables: ArchivedTable[] = [];
      for (const { name, columns } of stored) {
        const copy = client.query(copyTo(`copy ${nameWithColumns({ name, columns })} to stdout`));
        const written = await archive.writeTable(name, copy);
        tables.push({ name, columns, rows: copy.rowCount, ...written });
      }
      const { rows } = await client.query<{ now: string }>(`select to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as now`);
      const manifest = {
        format: ARCHIVE_FORMAT,
        program: version,
        takenAt: rows[0]?.now ?? '',
        dataVersion: await readDataVersion(client),
        migrations,
        tables,
        sequences: await readSequences(client),
      };
      await archive.finish(manifest);
      return manifest;
    } catch (error) {
      await archive.discard();
      throw error;
    }
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Everything leaves the database, so it leaves an audit row. A standby cannot be written to. */
async function noteBackup(client: Client, program: string): Promise<void> {
  const { rows } = await client.query<{ writable: boolean }>(
    `select not pg_is_in_recovery() and to_regclass('ops.audit_entries') is not null as writable`,
  );
  if (rows[0]?.writable)
    await insertAudit(client, commandActor('npm run backup'), { action: 'BACK_UP', rowCount: null, detail: { program } });
}
