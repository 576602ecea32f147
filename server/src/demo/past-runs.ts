import pg from 'pg';
import { createDemoUpstream } from '../../demo-upstream/demo-upstream';
import { connectionSettings } from '../db/lost-connection';
import type { WorkingCalendar } from '../domain/working-calendar';
import { createHttpSource } from '../ingest/1-fetch/http-source';
import { createIngestRunner, RunNotDue } from '../ingest/ingest-runner';
import type { Logger } from '../logger';
import { backdateRuns, hasLeave, isNewest, listRunIds } from './backdate-runs.sql';

const DAY_MS = 86_400_000;
/** A forecast to the end of the fiscal year is checked on what was known a year ago. */
const DAYS_BACK = 400;
/** Between two runs so few records end that they are retired without a confirmation. */
const DAYS_BETWEEN = 20;
const MAX_PAGE_BYTES = 64 * 1024 * 1024;
const DEADLINE_MS = 30_000;

interface PastRunsOptions {
  databaseUrl: string;
  company: { records: number; seed: number; token: string };
  calendar: WorkingCalendar;
  sourceTimeZone: string;
  logger: Logger;
  signal: AbortSignal;
}

/**
 * Takes in what the demo company's source held in the past, run by run, and dates these runs back, where the database has no leave yet. So
 * a new database has earlier states, changes between them, and forecasts that were checked on them. No failure ends the server.
 */
export async function makePastRuns(options: PastRunsOptions): Promise<void> {
  const { databaseUrl, logger, signal } = options;
  const client = new pg.Client({ ...connectionSettings(), connectionString: databaseUrl, application_name: 'leave-analytics demo' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    if (await hasLeave(client)) return;
    const end = Date.now();
    const begin = end - DAYS_BACK * DAY_MS;
    logger.info('A new demo company: runs of its past are made first');
    // The files of the company are in force from the beginning.
    await backdateRuns(client, await listRunIds(client), new Date(begin - DAY_MS));
    let runs = 0;
    for (let moment = begin; moment < end && !signal.aborted; moment += DAYS_BETWEEN * DAY_MS) {
      const runId = await makeRun(options, new Date(moment));
      if (runId === null) break;
      await backdateRuns(client, [runId], new Date(moment));
      runs++;
    }
    logger.info({ runs }, 'Runs of the past of the demo company have been made');
  } catch (error) {
    if (!signal.aborted) logger.warn({ err: error }, 'Runs of the past of the demo company cannot be made');
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Returns the run's id; null where another server has begun to poll, or where this one stops. */
async function makeRun(
  { databaseUrl, company, calendar, sourceTimeZone, logger, signal }: PastRunsOptions,
  moment: Date,
): Promise<string | null> {
  const upstream = createDemoUpstream({ ...company, now: () => moment, isLive: false });
  const { url } = await upstream.start();
  const source = createHttpSource({
    url,
    token: company.token,
    daysAhead: 0,
    timeZone: sourceTimeZone,
    deadlineMs: DEADLINE_MS,
    maxPageBytes: MAX_PAGE_BYTES,
    onRetry: () => undefined,
  });
  const runner = createIngestRunner({ databaseUrl, source, calendar, logger: logger.child({}, { level: 'error' }) });
  const stop = () => void runner.stop();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const isDue = (client: pg.ClientBase) => isNewest(client, moment);
    const run = await runner.start({ trigger: 'POLLER', triggeredBy: 'demo', dryRun: false, isDue });
    await run.finished;
    return run.isJoined || signal.aborted ? null : run.runId;
  } catch (error) {
    if (error instanceof RunNotDue) return null;
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
    await upstream.stop();
  }
}
