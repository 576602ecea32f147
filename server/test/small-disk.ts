import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chownSync, existsSync, mkdtempSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { onServer } from './test-server';

/** A tablespace on a file system of its own. */
export interface SmallDisk {
  tablespace: string;
  /** Makes it larger: somebody has tidied up. */
  grow(): void;
  /** Once no database uses it any more. */
  remove(): Promise<void>;
}

/** A disk of one megabyte for the test server; null where the server is not on this machine or this process may not mount. */
export async function mountSmallDisk(): Promise<SmallDisk | null> {
  const { url } = inject('testServer');
  const account = await findAccount(url);
  if (process.getuid?.() !== 0 || account === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'leave-analytics-disk-'));
  const tablespace = `small_disk_${randomUUID().replaceAll('-', '')}`;
  const unmount = () => execFileSync('umount', ['--lazy', folder]);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    rmdirSync(folder);
    return null;
  }
  try {
    chownSync(folder, account.uid, account.gid);
    await onServer(url, `create tablespace ${tablespace} location '${folder}'`);
  } catch (error) {
    unmount();
    rmdirSync(folder);
    throw error;
  }
  return {
    tablespace,
    grow: () => void execFileSync('mount', ['-o', 'remount,size=64m', folder]),
    async remove() {
      await onServer(url, `drop tablespace ${tablespace}`);
      unmount();
      rmdirSync(folder);
    },
  };
}

/** Whom the server runs as; null where it does not run here. */
async function findAccount(url: string): Promise<{ uid: number; gid: number } | null> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    const backend = `/proc/${rows[0]?.pid}`;
    if (!existsSync(backend) || !readFileSync(`${backend}/comm`, 'utf8').startsWith('postgres')) return null;
    const { uid, gid } = statSync(backend);
    return { uid, gid };
  } finally {
    await client.end();
  }
}
