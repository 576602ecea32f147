import { chown, copyFile, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Account } from '../src/db/embedded-binaries';

/** What a copy leaves out: the running server's own state, and WAL, which the standby streams. */
const EMPTIED = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans']);
const LEFT_OUT = new Set(['postmaster.pid', 'postmaster.opts', 'postgresql.auto.conf', 'standby.signal', 'backup_label']);
const TEMPORARY = /^(pgsql_tmp|t\d+_)/;

interface BaseCopy {
  /** The data folder of a running server, and its URL. */
  from: string;
  url: string;
  /** A folder that does not exist yet. */
  to: string;
  /** Who owns the copy; null: this process. */
  account: Account;
}

/**
 * Copies the data folder of a running server file by file, as PostgreSQL's low-level backup API asks for, so that a standby can start on
 * it.
 */
export async function copyBase({ from, url, to, account }: BaseCopy): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select pg_backup_start('standby', true)`);
    await copyFolder(from, to, account);
    const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop(false)');
    await writeOwned(join(to, 'backup_label'), rows[0]?.labelfile ?? '', account);
    await mkdirOwned(join(to, 'pg_wal', 'archive_status'), account);
  } catch (error) {
    await rm(to, { recursive: true, force: true });
    throw error;
  } finally {
    await client.end();
  }
}

async function copyFolder(from: string, to: string, account: Account, isRoot = true): Promise<void> {
  await mkdirOwned(to, account);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (TEMPORARY.test(entry.name) || (isRoot && LEFT_OUT.has(entry.name))) continue;
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) {
      if (isRoot && EMPTIED.has(entry.name)) await mkdirOwned(target, account);
      else await copyFolder(source, target, account, false);
    } else if (entry.isFile()) {
      await copyOwned(source, target, account);
    }
  }
}

/** A file that the server deletes meanwhile is not needed: WAL says so. */
async function copyOwned(source: string, target: string, account: Account): Promise<void> {
  try {
    await copyFile(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT' && !(await exists(source))) return;
    throw error;
  }
  if (account) await chown(target, account.uid, account.gid);
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

async function mkdirOwned(path: string, account: Account): Promise<void> {
  await mkdir(path, { mode: 0o700 });
  if (account) await chown(path, account.uid, account.gid);
}

export async function writeOwned(path: string, text: string, account: Account): Promise<void> {
  await writeFile(path, text, { mode: 0o600 });
  if (account) await chown(path, account.uid, account.gid);
}
