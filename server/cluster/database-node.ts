import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { chooseAccount, findBinaries } from '../src/db/embedded-binaries';
import {
  type Cluster,
  clusterDir,
  DATABASE_USER,
  findFreePort,
  initialise,
  launch,
  readPassword,
  readPostmaster,
  readReason,
} from '../src/db/embedded-cluster';
import { copyBase, writeOwned } from './base-copy';

/** One embedded PostgreSQL that can be a primary or a standby. */
export interface DatabaseNode {
  home: string;
  port: number;
  urlOf(database: string): string;
  /** Starts it in the role that it had. Resolves when it answers queries. */
  start(): Promise<void>;
  /** Null: it does not answer. */
  readRole(): Promise<'PRIMARY' | 'STANDBY' | null>;
  /** Makes a standby the primary. */
  promote(): Promise<void>;
  /** Ends all of its processes at once, as a crash of its machine does. */
  kill(): void;
  stop(): Promise<void>;
}

const SETTINGS = { wal_level: 'replica', max_wal_senders: '5', wal_keep_size: '512MB', shared_buffers: '64MB' };
const START_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 30_000;
const ANSWER_MILLISECONDS = 2_000;
const POLL_MILLISECONDS = 50;

/** A node over an empty folder, or over one that was a node before. It is not started. */
export async function openDatabaseNode(home: string, settings: Record<string, string> = {}): Promise<DatabaseNode> {
  mkdirSync(home, { recursive: true });
  const cluster = await openCluster(home);
  initialise(cluster);
  return createNode(cluster, { ...SETTINGS, ...settings });
}

/**
 * A standby of a running primary, from a copy of its files. An earlier node in the folder is replaced. It is not started.
 * @param port 0: a free one.
 */
export async function createStandby(
  home: string,
  primary: DatabaseNode,
  settings: Record<string, string> = {},
  port = 0,
): Promise<DatabaseNode> {
  await rm(home, { recursive: true, force: true });
  await mkdir(clusterDir(home), { recursive: true });
  const cluster = await openCluster(primary.home, home);
  const password = readPassword(primary.home);
  const data = join(clusterDir(home), 'data');
  await copyBase({ from: join(clusterDir(primary.home), 'data'), url: primary.urlOf('postgres'), to: data, account: cluster.account });
  await writeOwned(join(clusterDir(home), 'password'), password, cluster.account);
  const source = `host=127.0.0.1 port=${primary.port} user=${DATABASE_USER} password=${password} application_name=standby`;
  await writeOwned(join(data, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`, cluster.account);
  await writeOwned(join(data, 'standby.signal'), '', cluster.account);
  return createNode(cluster, { ...SETTINGS, ...settings }, port);
}

/** @param owned the folder whose owner runs the server. */
async function openCluster(owned: string, home = owned): Promise<Cluster> {
  const account = chooseAccount(clusterDir(owned));
  return { home, account, binaries: await findBinaries(account) };
}

async function createNode(cluster: Cluster, settings: Record<string, string>, givenPort = 0): Promise<DatabaseNode> {
  const { home } = cluster;
  const port = givenPort || (await findFreePort());
  const password = readPassword(home);
  const urlOf = (database: string) => `postgresql://${DATABASE_USER}:${password}@127.0.0.1:${port}/${database}`;

  async function query<Row extends object>(sql: string): Promise<Row[]> {
    const client = new Client({ connectionString: urlOf('postgres'), connectionTimeoutMillis: ANSWER_MILLISECONDS });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  async function readRole(): Promise<'PRIMARY' | 'STANDBY' | null> {
    try {
      const [row] = await query<{ isStandby: boolean }>('select pg_is_in_recovery() as "isStandby"');
      return row?.isStandby ? 'STANDBY' : 'PRIMARY';
    } catch {
      return null;
    }
  }

  return {
    home,
    port,
    urlOf,
    readRole,
    async start() {
      let hasEnded = false;
      void launch(cluster, port, settings).ended.then(() => (hasEnded = true));
      for (const end = Date.now() + START_MILLISECONDS; Date.now() < end && !hasEnded; await delay(POLL_MILLISECONDS)) {
        if ((await readRole()) !== null) return;
      }
      throw new Error(`PostgreSQL in ${home} does not start: ${readReason(home)}`);
    },
    async promote() {
      await query('select pg_promote(true, 60)');
    },
    kill() {
      const pid = readPostmaster(home)?.pid;
      if (pid === undefined) return;
      for (const victim of [pid, ...listChildren(pid)]) killQuietly(victim);
    },
    async stop() {
      const pid = readPostmaster(home)?.pid;
      if (pid === undefined) return;
      process.kill(pid, 'SIGINT');
      for (const end = Date.now() + STOP_MILLISECONDS; Date.now() < end; await delay(POLL_MILLISECONDS)) {
        if (readPostmaster(home)?.pid !== pid) return;
      }
      process.kill(pid, 'SIGQUIT');
    },
  };
}

/** Linux only; elsewhere the children notice that the postmaster is gone. */
function listChildren(pid: number): number[] {
  const list = `/proc/${pid}/task/${pid}/children`;
  return existsSync(list) ? readFileSync(list, 'utf8').split(' ').filter(Boolean).map(Number) : [];
}

function killQuietly(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
