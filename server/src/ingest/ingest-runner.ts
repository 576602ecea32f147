import { SpanStatusCode, trace } from '@opentelemetry/api';
import pg from 'pg';
import type { Logger } from 'pino';
import type { ErasureKey } from '../db/erasure-key';
import { connectionSettings } from '../db/lost-connection';
import { RUN_LOCK } from '../db/run-lock';
import type { WorkingCalendar } from '../domain/working-calendar';
import { unavailable } from '../errors';
import { MAX_RETRY_AFTER_MS } from './1-fetch/retry-timing';
import { ALL_DATES, type SnapshotSource } from './1-fetch/snapshot';
import { readErasedPeople } from './erased-people';
import { IngestError, type IngestErrorClass } from './ingest-error';
import {
  closeAbandonedRuns,
  closeRun,
  DATABASE_FAILED,
  type IngestOutcome,
  type IngestTrigger,
  isRunning,
  NO_COUNTS,
  openRun,
  readRunningRun,
} from './ingest-run.sql';
import { runIngest } from './run-ingest';
import type { IngestProgress } from './run-options';
import { REAL_SURROUNDINGS, type Surroundings } from './surroundings';

export interface IngestRequest {
  trigger: IngestTrigger;
  /** The name of a token or of the command. */
  triggeredBy: string;
  dryRun: boolean;
  /** Called again under the lock: another process may have made a run since the caller checked. */
  isDue?: (client: pg.ClientBase) => Promise<boolean>;
}

/** The requested run is no longer due, or not yet. */
export class RunNotDue extends Error {}

export interface StartedRun {
  runId: string;
  /** It was already running: its trigger, its source and its dry run option are not those of the request. */
  isJoined: boolean;
  /** Resolves when the run has ended, successfully or not. Never rejects. */
  finished: Promise<void>;
}

export interface IngestRunner {
  /**
   * Begins a run, or joins the running one of this or another process. Resolves as soon as its row exists.
   * @throws {IngestError} DATABASE where the database cannot be reached
   * @throws {RunNotDue} where another process made the run of a poller in the meantime, or changes the data in another way
   * @throws {AppError} SERVICE_UNAVAILABLE where the run of somebody else has to wait for such a change
   */
  start(request: IngestRequest): Promise<StartedRun>;
  /** Aborts the run of this process and waits for its end. */
  stop(): Promise<void>;
}

export interface IngestRunnerOptions {
  databaseUrl: string;
  source: SnapshotSource;
  calendar: WorkingCalendar;
  /** Recognises erased people. Left out: a run fails where somebody was erased. */
  erasureKey?: ErasureKey;
  logger: Logger;
  onProgress?: (progress: IngestProgress) => void;
  /** How long a run waits for a table lock before it fails. */
  lockMilliseconds?: number;
  surroundings?: Surroundings;
}

const LOCK_MILLISECONDS = 30_000;
const JOIN_ATTEMPTS = 50;
const JOIN_PAUSE_MS = 100;
const BUSY_SECONDS = 5;
const WATCH_PAUSE_MS = 250;
const CLOSE_ATTEMPTS = 60;
const CLOSE_PAUSE_MS = 500;
const BREAK_PAUSE_MS = 50;

/** Creates a runner. A session lock allows one run at a time among all processes of a database; it ends with a killed process. */
export function createIngestRunner({
  databaseUrl,
  source,
  calendar,
  erasureKey,
  logger,
  onProgress,
  lockMilliseconds = LOCK_MILLISECONDS,
  surroundings = REAL_SURROUNDINGS,
}: IngestRunnerOptions): IngestRunner {
  const { delay } = surroundings;
  const stopping = new AbortController();
  const connectOnce = () => connect(databaseUrl, lockMilliseconds, surroundings);
  let current: Promise<StartedRun> | null = null;

  async function start(request: IngestRequest): Promise<StartedRun> {
    if (stopping.signal.aborted) throw new IngestError('INTERNAL', 'The ingest was stopped');
    while (current) {
      try {
        return { ...(await current), isJoined: true };
      } catch (error) {
        // The run of the poller was no longer due; this one is still requested.
        if (!(error instanceof RunNotDue)) throw error;
      }
    }
    const starting = open(request);
    current = starting;
    const forget = () => {
      if (current === starting) current = null;
    };
    starting.then(({ finished }) => finished.then(forget), forget);
    return starting;
  }

  async function open(request: IngestRequest): Promise<StartedRun> {
    const client = await connectOnce();
    try {
      for (let attempt = 0; attempt < JOIN_ATTEMPTS; attempt++) {
        const { rows } = await client.query<{ locked: boolean }>(`select pg_try_advisory_lock(${RUN_LOCK}) as locked`);
        if (rows[0]?.locked) {
          if (request.isDue && !(await request.isDue(client))) throw new RunNotDue('Another process made the run');
          await closeAbandonedRuns(client);
          const runId = await openRun(client, request.trigger, request.triggeredBy, request.dryRun);
          return { runId, isJoined: false, finished: perform(client, runId, request) };
        }
        const runId = await readRunningRun(client);
        if (runId !== null) return { runId, isJoined: true, finished: watch(client, runId) };
        // The other process has the lock but has not written its row yet.
        await delay(JOIN_PAUSE_MS, stopping.signal);
      }
      // An erasure or a file of people or calendars holds the lock: nothing is wrong, and the next attempt may find it free.
      throw request.isDue
        ? new RunNotDue('Another change of the data is under way')
        : unavailable('Another change of the data is under way.', BUSY_SECONDS);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  /** Makes the run and closes its row. */
  async function perform(client: pg.Client, runId: string, { dryRun, trigger }: IngestRequest): Promise<void> {
    const log = logger.child({ runId });
    const span = trace
      .getTracer('leave-analytics')
      .startSpan('ingest run', { attributes: { 'run.id': runId, 'run.dry': dryRun, trigger } });
    let stage = '';
    let reader: pg.Client | null = null;
    try {
      reader = await connectOnce();
      const erased = await readErasedPeople(reader, erasureKey ?? null);
      const outcome = await runIngest({
        client,
        reader,
        runId,
        dryRun,
        source,
        calendar,
        erased,
        signal: stopping.signal,
        logger: log,
        onProgress: (progress) => {
          if (progress.stage !== stage) span.addEvent(progress.stage);
          stage = progress.stage;
          onProgress?.(progress);
        },
      });
      span.setAttributes({ status: outcome.status, received: outcome.counts.received });
      if (dryRun) await closeRun(client, runId, outcome);
      log.info({ status: outcome.status, ...outcome.counts, dataVersion: outcome.dataVersion }, 'The ingest run has ended');
    } catch (error) {
      const outcome = failed(await findCause(error, [client, reader], delay), stopping.signal.aborted);
      log.error({ err: error, errorClass: outcome.reason?.errorClass }, 'The ingest run failed');
      span.setAttributes({ status: outcome.status, 'error.type': outcome.reason?.errorClass ?? 'INTERNAL' });
      span.setStatus({ code: SpanStatusCode.ERROR });
      await closeFailedRun(runId, outcome).catch((problem: unknown) => {
        // The next run closes the row: it finds it still running while nobody holds the lock.
        log.error({ err: problem }, 'The row of the failed run could not be closed');
      });
    } finally {
      span.end();
      await Promise.allSettled([reader?.end(), client.end()]);
    }
  }

  /**
   * On a new connection: the one of the run may be what broke, and so may this one. Tries for half a minute: the more files a restarted
   * server has, the longer it recovers.
   */
  async function closeFailedRun(runId: string, outcome: IngestOutcome): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await closeOnce(runId, outcome);
      } catch (error) {
        if (attempt === CLOSE_ATTEMPTS || stopping.signal.aborted) throw error;
        await delay(CLOSE_PAUSE_MS, stopping.signal);
      }
    }
  }

  async function closeOnce(runId: string, outcome: IngestOutcome): Promise<void> {
    const client = await connectOnce();
    try {
      await closeRun(client, runId, outcome);
    } finally {
      await client.end();
    }
  }

  /** Waits for the end of another process's run. A killed process leaves its row as RUNNING: whoever gets its lock closes it. */
  async function watch(client: pg.Client, runId: string): Promise<void> {
    try {
      while (await isRunning(client, runId)) {
        const { rows } = await client.query<{ locked: boolean }>(`select pg_try_advisory_lock(${RUN_LOCK}) as locked`);
        if (rows[0]?.locked) return await closeAbandonedRuns(client);
        await delay(WATCH_PAUSE_MS, stopping.signal);
      }
    } catch (error) {
      if (!stopping.signal.aborted) logger.warn({ err: error, runId }, 'The run of another process could not be watched to its end');
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  return {
    start,
    async stop() {
      stopping.abort();
      const run = await current?.catch(() => null);
      await run?.finished;
    },
  };
}

/** Connections that ended or failed, other than by `end()` of the run. */
const brokenConnections = new WeakSet<pg.Client>();

async function connect(connectionString: string, lockMilliseconds: number, { createClient }: Surroundings): Promise<pg.Client> {
  const client = createClient({
    ...connectionSettings(),
    connectionString,
    connectionTimeoutMillis: 10_000,
    application_name: 'leave-analytics ingest',
  });
  // A connection that breaks while no query waits on it must not end the process; the next query on it fails.
  client.on('error', () => brokenConnections.add(client));
  client.on('end', () => brokenConnections.add(client));
  try {
    await client.connect();
    // A killed process must not keep its lock: the server checks every second whether the client is still connected.
    await client.query(
      `select set_config('client_connection_check_interval', '1s', false), set_config('timezone', 'UTC', false),
         set_config('datestyle', 'ISO, YMD', false), set_config('lock_timeout', $1, false)`,
      [`${lockMilliseconds}ms`],
    );
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new IngestError('DATABASE', `The database cannot be reached: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/**
 * Returns the error itself, or one of class DATABASE where the database answered with an error or a connection to it broke: what a broken
 * connection throws depends on what was sent (a query, a COPY, nothing), so the connection is asked rather than the message.
 */
async function findCause(error: unknown, clients: readonly (pg.Client | null)[], delay: Surroundings['delay']): Promise<unknown> {
  if (error instanceof IngestError) return error;
  // The error of a query comes before the event of its connection.
  await delay(BREAK_PAUSE_MS);
  const isBroken = clients.some((client) => client !== null && brokenConnections.has(client));
  return error instanceof pg.DatabaseError || isBroken ? new IngestError('DATABASE', DATABASE_FAILED) : error;
}

function failed(error: unknown, isStopped: boolean): IngestOutcome {
  const base = { counts: NO_COUNTS, window: ALL_DATES, dataVersion: null };
  const fail = (errorClass: IngestErrorClass, message: string, retryAfterMs: number | null = null): IngestOutcome => ({
    ...base,
    status: errorClass === 'SUSPICIOUS' ? 'REFUSED' : 'FAILED',
    reason: { errorClass, message, retryAfterMs },
  });
  if (isStopped) return fail('INTERNAL', 'The run was stopped with the server; nothing was written');
  if (!(error instanceof IngestError)) return fail('INTERNAL', 'The run failed for a reason of its own; the log has the error');
  const retryAfterMs = error.retryAfterMs === null ? null : Math.min(error.retryAfterMs, MAX_RETRY_AFTER_MS);
  return fail(error.errorClass, error.message, retryAfterMs);
}
