import { setTimeout as delay } from 'node:timers/promises';
import type { Logger } from '../logger';
import { startEmbeddedPostgres } from './embedded-postgres';
import { MigrationError, migrateUp } from './migrate';

interface Options {
  /** Null: the embedded PostgreSQL under `dataDir`. */
  databaseUrl: string | null;
  dataDir: string;
  logger: Logger;
  /** Ends a start of the embedded PostgreSQL that is under way. */
  signal?: AbortSignal;
}

interface Database {
  url: string;
  close(): Promise<void>;
}

const COMMAND_PATIENCE_MILLISECONDS = 10_000;
const RETRY_MILLISECONDS = 1_000;

/**
 * Opens the database for a command and migrates it.
 * @throws where it cannot be reached within ten seconds or does not match this program
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
 * Opens the database for a server that has to answer /healthz while the database is away: resolves as soon as the URL is known.
 * `migrated` resolves when the database was reached and is up to date; without `patienceMilliseconds` it waits without limit.
 * It rejects where the database does not match this program.
 */
export async function startDatabase({
  databaseUrl,
  dataDir,
  logger,
  signal,
  patienceMilliseconds = Number.POSITIVE_INFINITY,
}: Options & { patienceMilliseconds?: number }): Promise<Database & { migrated: Promise<void> }> {
  const { url, close } = await reachDatabase({ databaseUrl, dataDir, logger, ...(signal && { signal }) });
  const closing = new AbortController();
  const migrated = migrate({ url, logger, deadline: Date.now() + patienceMilliseconds, signal: closing.signal });
  // Callers that await it still get the rejection.
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

/** Opens the database without migrating it: starts the embedded one, or takes the given URL, which may not answer. */
export async function reachDatabase({ databaseUrl, ...options }: Options): Promise<Database> {
  if (databaseUrl !== null) return { url: databaseUrl, close: async () => undefined };
  const embedded = await startEmbeddedPostgres(options);
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
