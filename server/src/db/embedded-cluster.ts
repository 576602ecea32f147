import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { type Account, type Binaries, canEnter, EmbeddedPostgresError } from './embedded-binaries';

export const DATABASE_USER = 'leave_analytics';
const LOG_BYTES = 10 * 1024 * 1024;
// Above the highest process id of every system.
const UNUSED_PID = 2_147_483_000;
const OLD_MILLISECONDS = 10_000;

const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // An embedded database has no replicas.
  wal_level: 'minimal',
  max_wal_senders: '0',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // A killed client's query would hold its locks for tens of seconds.
  client_connection_check_interval: '1s',
  log_checkpoints: 'off',
  // Statements and details hold rows, and rows hold personal data.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/** One cluster on disk: `<dataDir>/postgres/{cluster/data, cluster/password, postgres.log}`. */
export interface Cluster {
  home: string;
  account: Account;
  binaries: Binaries;
}

/** The running server of the cluster, from its postmaster.pid. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** A postmaster that this process started. */
export interface Launched {
  ended: Promise<void>;
  stop(): void;
}

export const clusterDir = (home: string) => join(home, 'cluster');
export const logFile = (home: string) => join(home, 'postgres.log');
const dataFolder = (home: string) => join(home, 'cluster', 'data');
const pidFile = (home: string) => join(dataFolder(home), 'postmaster.pid');

/** Creates the cluster beside its place and renames it: of two processes at once one wins, and a kill leaves no half-made cluster. */
export function initialise({ home, account, binaries }: Cluster): void {
  if (existsSync(clusterDir(home))) return;
  const unfinished = join(home, `cluster.${process.pid}.unfinished`);
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(join(unfinished, 'data'), { recursive: true, mode: 0o700 });
  writeFileSync(join(unfinished, 'password'), randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (account)
    for (const path of [unfinished, join(unfinished, 'data'), join(unfinished, 'password')]) chownSync(path, account.uid, account.gid);
  const cwd = join(unfinished, 'data');
  const made = spawnSync(
    binaries.initdb,
    ['-D', dataArgument(cwd, account), '--pwfile=../password', '-U', DATABASE_USER, '--auth=scram-sha-256', '--encoding=UTF8'].concat([
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '--no-instructions',
    ]),
    { cwd, env: postgresEnvironment(), encoding: 'utf8', ...account },
  );
  if (made.status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new EmbeddedPostgresError(
      `The embedded PostgreSQL could not be set up in ${home}: ${lastLine(made.stderr || String(made.error))}`,
    );
  }
  try {
    renameSync(unfinished, clusterDir(home));
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(clusterDir(home))) throw error;
  }
}

export function readPassword(home: string): string {
  return readFileSync(join(clusterDir(home), 'password'), 'utf8').trim();
}

/** Returns the running postmaster of the cluster, also one that another process started; null where none runs. */
export function readPostmaster(home: string): Postmaster | null {
  const lines = readPidFile(home);
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return Number.isInteger(pid) && pid > 0 && isPostgres(pid) ? { pid, port: Number.isInteger(port) ? port : 0 } : null;
}

/**
 * Starts the postmaster, detached: it survives a kill of this process, and the next process adopts it.
 * @returns `ended`: resolves when the postmaster ended or could not start. `stop`: begins a fast shutdown.
 */
export function launch(cluster: Cluster, port: number, settings: Record<string, string>): Launched {
  const { home, account, binaries } = cluster;
  disownPidFile(home);
  if (existsSync(logFile(home)) && statSync(logFile(home)).size > LOG_BYTES) renameSync(logFile(home), `${logFile(home)}.1`);
  const log = openSync(logFile(home), 'a', 0o600);
  const cwd = dataFolder(home);
  const options = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', dataArgument(cwd, account), ...options], {
    cwd,
    env: postgresEnvironment(),
    stdio: ['ignore', log, log],
    detached: true,
    ...account,
  });
  closeSync(log);
  child.unref();
  return {
    ended: new Promise((resolve) => {
      child.once('error', () => resolve());
      child.once('exit', () => resolve());
    }),
    stop: () => child.kill('SIGINT'),
  };
}

/** Returns the last line of the log that gives the reason why it ended. */
export function readReason(home: string): string {
  const lines = readFileSync(logFile(home), 'utf8').trimEnd().split('\n').slice(-30);
  const failures = lines.filter((line) => /FATAL|PANIC|could not|error/i.test(line) && !/the database system is/.test(line));
  return lastLine(failures.join('\n')) || lastLine(lines.join('\n'));
}

/** Returns a free port of 127.0.0.1. */
export async function findFreePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}

// Below a folder that its account may not enter (root's home), PostgreSQL reaches the data through its working directory: this process
// enters it before it starts PostgreSQL.
function dataArgument(folder: string, account: Account): string {
  if (account === null || canEnter(folder, account)) return folder;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new EmbeddedPostgresError(
    `The account that runs the embedded PostgreSQL cannot enter ${folder}: set DATA_DIR to a folder that others may enter.`,
  );
}

// Process ids are reused, above all after a restart of a container, and PostgreSQL would take another process for a running server.
// The file stays: PostgreSQL reads from it which shared memory must be gone before it may start.
function disownPidFile(home: string): void {
  const lock = join(home, 'postmaster.pid.lock');
  try {
    closeSync(openSync(lock, 'wx'));
  } catch {
    // Another process is writing it for a few milliseconds, or was killed while it wrote.
    if (existsSync(lock) && isOld(lock)) rmSync(lock, { force: true });
    return;
  }
  try {
    const lines = readPidFile(home);
    const pid = Number(lines[0]);
    if (pid > 0 && pid !== UNUSED_PID && isAlive(pid) && !isPostgres(pid)) {
      writeFileSync(pidFile(home), [UNUSED_PID, ...lines.slice(1)].join('\n'));
    }
    // Left empty by a crash of the machine; PostgreSQL writes it right after creating it.
    if (lines.join('') === '' && existsSync(pidFile(home)) && isOld(pidFile(home))) rmSync(pidFile(home));
  } finally {
    rmSync(lock, { force: true });
  }
}

function isOld(path: string): boolean {
  return Date.now() - statSync(path).mtimeMs > OLD_MILLISECONDS;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function readPidFile(home: string): string[] {
  try {
    return readFileSync(pidFile(home), 'utf8').split('\n');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function isPostgres(pid: number): boolean {
  if (process.platform === 'linux') {
    try {
      const [, name, state] = /^\d+ \((.*)\) (\w)/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return name === 'postgres' && state !== 'Z';
    } catch {
      return false;
    }
  }
  if (process.platform === 'win32')
    return spawnSync('tasklist', ['/FI', `PID eq ${pid}`], { encoding: 'utf8' }).stdout.includes('postgres');
  const { stdout } = spawnSync('ps', ['-o', 'stat=,comm=', '-p', String(pid)], { encoding: 'utf8' });
  return /^[^Z].*postgres/.test(stdout.trim());
}

function postgresEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
}

function lastLine(text: string): string {
  return (text.trimEnd().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC|LOG|HINT):\s*/, '');
}
