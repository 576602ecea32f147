import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logger';
import { startEmbeddedPostgres } from './embedded-postgres';
import { MigrationError, migrateUp } from './migrate';

interface Options {
  /** Null: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  logger: Logger;
}

interface Database {
  url: string;
  close(): Promise<void>;
}

const COMMAND_PATIENCE_MILLISECONDS = 10_000;
const RETRY_MILLISECONDS = 1_000;

/**
 * The database, reachable and migrated: for commands, which can do nothing without it.
 * @throws where it cannot be reached within ten seconds or does not fit this program.
 */
export async function openDatabase(options: Options): Promise<Database> {
  const database = await startDatabase({ ...options, patienceMilliseconds: COMMAND_PATIENCE_MILLISECONDS });
  try {
    await database.migrated;
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * The database for a server that must answer /healthz while the database is away: resolves as soon as the URL is known.
 * `migrated` resolves once the database was there and is up to date, however long that takes (or `patienceMilliseconds`);
 * it rejects where database and program do not fit.
 */
export async function startDatabase({
  databaseUrl,
  dataDir,
  logger,
  patienceMilliseconds = Number.POSITIVE_INFINITY,
}: Options & { patienceMilliseconds?: number }): Promise<Database & { migrated: Promise<void> }> {
  const { url, close } = await reachDatabase({ databaseUrl, dataDir, logger });
  const closing = new AbortController();
  const migrated = migrate({ url, logger, deadline: Date.now() + patienceMilliseconds, signal: closing.signal });
  // Whoever waits for it still sees the rejection.
  migrated.catch(() => undefined);
  return {
    url,
    migrated,
    async close() {
      closing.abort();
      await close();
    },
  };
}

/** The database as it is: the embedded one running, or the given one, which may be away. */
export async function reachDatabase({ databaseUrl, dataDir, logger }: Options): Promise<Database> {
  if (databaseUrl !== null) return { url: databaseUrl, close: async () => undefined };
  const embedded = await startEmbeddedPostgres({ dataDir, logger });
  return { url: embedded.url, close: embedded.stop };
}

async function migrate({
  url,
  logger,
  deadline,
  signal,
}: {
  url: string;
  logger: Logger;
  deadline: number;
  signal: AbortSignal;
}): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      const applied = await migrateUp(url);
      if (applied.length > 0) logger.info({ applied }, 'database: migrated');
      return;
    } catch (error) {
      if (error instanceof MigrationError || Date.now() > deadline || signal.aborted) throw error;
      if (attempt === 1) logger.warn({ err: error }, 'database: not reachable, trying again');
      await delay(RETRY_MILLISECONDS, undefined, { signal });
    }
  }
}
