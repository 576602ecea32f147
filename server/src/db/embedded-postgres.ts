import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { Logger } from '../logger';
import { chooseAccount, EmbeddedPostgresError, findBinaries } from './embedded-binaries';
import {
  type Cluster,
  clusterDir,
  DATABASE_USER,
  findFreePort,
  initialise,
  type Launched,
  launch,
  logFile,
  type Postmaster,
  readPassword,
  readPostmaster,
  readReason,
} from './embedded-cluster';

interface Options {
  dataDir: string;
  logger: Logger;
  /** Server settings on top of the usual ones, as in postgresql.conf. */
  settings?: Record<string, string>;
  /** Ends a start that is under way: it rejects, and a server that it launched is ended. */
  signal?: AbortSignal;
}

/** A connection that marks this process as a user of the server. */
interface Presence {
  client: Client;
  port: number;
}

const DATABASE = 'leave_analytics';
const START_MILLISECONDS = 60_000;
const STOP_MILLISECONDS = 30_000;
const POLL_MILLISECONDS = 50;
// Every process that uses the server holds this lock shared, in the database `postgres`. The process that gets it exclusively is the last
// one and stops the server. The kernel closes the connection of a dead process, so a crash leaves no lock.
const PRESENCE_LOCK = 517_203_664;
const PASSING_START_FAILURES = /lock file .* already exists|pre-existing shared memory|could not bind|could not create any TCP/;

/**
 * Starts the embedded PostgreSQL under `<dataDir>/postgres`, or adopts it where another process runs it or a killed one left it. If it
 * dies, it is started again on the same port. The last process that stops it ends it.
 * @throws {EmbeddedPostgresError} with one line for people
 */
export async function startEmbeddedPostgres({
  dataDir,
  logger,
  settings = {},
  signal,
}: Options): Promise<{ url: string; stop(): Promise<void> }> {
  const home = join(resolve(dataDir), 'postgres');
  const cluster = await openCluster(home, dataDir);
  const password = readPassword(home);
  const urlOf = (port: number, database: string) => `postgresql://${DATABASE_USER}:${password}@127.0.0.1:${port}/${database}`;

  let stopping = false;
  const isEnding = () => stopping || signal?.aborted === true;
  let presence = await enter();
  const { port } = presence;
  await createDatabase(presence.client);
  watch();

  /** Starts or adopts the server and becomes one of its users. */
  async function enter(fixedPort?: number): Promise<Presence> {
    const deadline = Date.now() + START_MILLISECONDS;
    let failure = 'it does not answer';
    let launched: Launched | null = null;
    while (Date.now() < deadline && !isEnding()) {
      let hasEnded = false;
      const isOurs = readPostmaster(home) === null;
      if (isOurs) {
        launched = launch(cluster, fixedPort ?? (await findFreePort()), settings);
        void launched.ended.then(() => (hasEnded = true));
      }
      // A launched server needs a moment to write who it is.
      for (; Date.now() < deadline && !isEnding() && !hasEnded && (isOurs || readPostmaster(home)); await delay(POLL_MILLISECONDS)) {
        const result = await joinUsers();
        if (typeof result !== 'string') return result;
        failure = result;
      }
      // Of two processes that launch at once, one loses.
      if (hasEnded && !readPostmaster(home)) {
        failure = readReason(home);
        if (!PASSING_START_FAILURES.test(failure)) break;
      }
      await delay(POLL_MILLISECONDS * 4);
    }
    if (isEnding()) {
      // A process that joined it meanwhile starts it again.
      launched?.stop();
      await launched?.ended;
      throw new EmbeddedPostgresError(`The start of the embedded PostgreSQL in ${home} was stopped`);
    }
    throw new EmbeddedPostgresError(`The embedded PostgreSQL in ${home} does not start: ${failure} (see ${logFile(home)})`);
  }

  /** Becomes a user of the running server. Returns the reason where that fails. */
  async function joinUsers(): Promise<Presence | string> {
    const postmaster = readPostmaster(home);
    if (!postmaster?.port) return 'it does not answer';
    const client = new Client({
      connectionString: urlOf(postmaster.port, 'postgres'),
      application_name: `leave-analytics user ${process.pid}`,
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK]);
      return { client, port: postmaster.port };
    } catch (error) {
      await client.end().catch(() => undefined);
      return error instanceof Error ? error.message : String(error);
    }
  }

  function watch(): void {
    presence.client.once('end', () => {
      if (!stopping) void recover();
    });
  }

  async function recover(): Promise<void> {
    logger.warn('embedded PostgreSQL: gone, starting it again');
    while (!isEnding()) {
      try {
        presence = await enter(port);
        watch();
        logger.info('embedded PostgreSQL: back');
        return;
      } catch (error) {
        if (isEnding()) return;
        logger.error({ err: error }, 'embedded PostgreSQL: cannot be started again, trying on');
        await delay(1_000);
      }
    }
  }

  async function stop(): Promise<void> {
    if (stopping) return;
    stopping = true;
    const { client } = presence;
    const postmaster = readPostmaster(home);
    const isLast = await leaveUsers(client);
    if (isLast && postmaster) await shutDown(home, postmaster);
    await client.end().catch(() => undefined);
  }

  return { url: urlOf(port, DATABASE), stop };
}

async function openCluster(home: string, dataDir: string): Promise<Cluster> {
  try {
    mkdirSync(home, { recursive: true });
    const account = chooseAccount(clusterDir(home));
    const cluster = { home, account, binaries: await findBinaries(account) };
    initialise(cluster);
    readPostmaster(home);
    readPassword(home);
    return cluster;
  } catch (error) {
    if (error instanceof EmbeddedPostgresError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new EmbeddedPostgresError(`The data folder ${dataDir} cannot be used: ${message}`, { cause: error });
  }
}

async function createDatabase(client: Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (rowCount) return;
  await client.query(`create database ${DATABASE}`).catch((error: { code?: string }) => {
    // Two processes began at once.
    if (error.code !== '42P04' && error.code !== '23505') throw error;
  });
}

/** Returns whether no other process uses the server. If so, none can join until the server has ended. */
async function leaveUsers(client: Client): Promise<boolean> {
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK]);
    const { rows } = await client.query<{ granted: boolean }>('select pg_try_advisory_lock($1) as granted', [PRESENCE_LOCK]);
    return rows[0]?.granted ?? false;
  } catch {
    return false;
  }
}

async function shutDown(home: string, { pid }: Postmaster): Promise<void> {
  const isGone = async (milliseconds: number) => {
    for (const deadline = Date.now() + milliseconds; Date.now() < deadline; await delay(POLL_MILLISECONDS)) {
      if (readPostmaster(home)?.pid !== pid) return true;
    }
    return false;
  };
  // SIGINT is PostgreSQL's fast shutdown: it disconnects clients and writes the data. After SIGQUIT the next start recovers.
  process.kill(pid, 'SIGINT');
  if (await isGone(STOP_MILLISECONDS)) return;
  process.kill(pid, 'SIGQUIT');
  await isGone(STOP_MILLISECONDS);
}
