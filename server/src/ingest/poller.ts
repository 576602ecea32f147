import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import { connectionSettings, SHORT_STATEMENT_MILLISECONDS } from '../db/lost-connection';
import { type IngestRunner, RunNotDue } from './ingest-runner';
import { type PollHistory, readPollHistory } from './poll-history.sql';

/** Only an administrator can fix these errors: poll ten times more slowly until then. */
const SLOW_PROBE_CLASSES = new Set(['AUTH', 'CONFIG']);
const MAX_SLOWDOWN = 10;
const DATABASE_PAUSE_MS = 5_000;

export interface Poller {
  start(): void;
  stop(): Promise<void>;
  /** Polls in a row that could not begin a run: they leave no row. */
  countFailedStarts(): number;
}

export interface PollerOptions {
  databaseUrl: string;
  runner: IngestRunner;
  /** From the beginning of one run to the beginning of the next. */
  intervalSeconds: number;
  logger: Logger;
  /** How long a statement may take before its connection counts as lost; left out: 30 s. */
  statementMilliseconds?: number;
}

/**
 * Returns how long until the next poll is due, in milliseconds. It counts from the start of the last run of any process: so several
 * instances make one poller between them, and another one goes on when one is killed. A Retry-After of the source is always kept.
 */
export function untilNextPoll(history: PollHistory, intervalMs: number): number {
  if (history.sinceStartMs === null) return 0;
  const isSlow = history.errorClass !== null && SLOW_PROBE_CLASSES.has(history.errorClass);
  const slowdown = isSlow ? Math.min(2 ** (history.failuresInARow - 1), MAX_SLOWDOWN) : 1;
  return Math.max(0, intervalMs * slowdown - history.sinceStartMs, history.retryInMs ?? 0);
}

/** Creates the loop that begins a run whenever one is due. No failure of a run, the source or the database ends it. */
export function createPoller({
  databaseUrl,
  runner,
  intervalSeconds,
  logger,
  statementMilliseconds = SHORT_STATEMENT_MILLISECONDS,
}: PollerOptions): Poller {
  const stopping = new AbortController();
  const intervalMs = intervalSeconds * 1000;
  let loop: Promise<void> | null = null;
  let failedStarts = 0;

  async function poll(): Promise<void> {
    const pool = new pg.Pool({
      ...connectionSettings(),
      connectionString: databaseUrl,
      max: 1,
      connectionTimeoutMillis: 10_000,
      query_timeout: statementMilliseconds,
    });
    pool.on('error', () => undefined);
    const bornAt = Date.now();
    const readWait = async (database: pg.Pool | pg.ClientBase) => {
      const history = await readPollHistory(database);
      // A person restarted the program, perhaps with another configuration: earlier failures do not slow it down.
      const isOwn = history.sinceStartMs !== null && history.sinceStartMs < Date.now() - bornAt;
      return untilNextPoll(isOwn ? history : { ...history, errorClass: null }, intervalMs);
    };
    const isDue = async (client: pg.ClientBase) => (await readWait(client)) === 0;
    try {
      while (!stopping.signal.aborted) {
        try {
          const waitMs = await readWait(pool);
          if (waitMs > 0) {
            await delay(waitMs, undefined, { signal: stopping.signal });
            continue;
          }
          const { finished } = await runner.start({ trigger: 'POLLER', triggeredBy: 'poller', dryRun: false, isDue });
          failedStarts = 0;
          await finished;
        } catch (error) {
          if (stopping.signal.aborted) return;
          if (error instanceof RunNotDue) continue;
          failedStarts++;
          logger.error({ err: error }, 'The poll could not begin; it is tried again');
          await delay(Math.min(intervalMs, DATABASE_PAUSE_MS), undefined, { signal: stopping.signal }).catch(() => undefined);
        }
      }
    } finally {
      await pool.end();
    }
  }

  return {
    start() {
      loop ??= poll();
    },
    async stop() {
      stopping.abort();
      await loop;
    },
    countFailedStarts: () => failedStarts,
  };
}
