import pg from 'pg';
import { pino } from 'pino';
import type { WorkingCalendar } from '../src/domain/working-calendar';
import { createHttpSource } from '../src/ingest/1-fetch/http-source';
import type { SnapshotSource } from '../src/ingest/1-fetch/snapshot';
import { createIngestRunner, type IngestRunner } from '../src/ingest/ingest-runner';
import type { Logger } from '../src/logger';
import { createTestDatabase } from './database';
import { createFakeUpstream, type FakeUpstream } from './fake-upstream';
import { UPSTREAM_TOKEN } from './upstream-token';

export { UPSTREAM_TOKEN };
export const WEEKDAY_CALENDAR: WorkingCalendar = {
  workingWeeks: [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] }],
  holidays: [],
};

/** A row of `ops.ingest_runs`. */
export interface IngestRunRow {
  id: string;
  trigger: string;
  dry_run: boolean;
  status: string;
  page_count: number;
  received: number;
  inserted: number;
  updated: number;
  unchanged: number;
  quarantined: number;
  duplicates: number;
  retired: number;
  held_retirements: number;
  outside_window: number;
  complete: boolean;
  data_version: string | null;
  error_class: string | null;
  error_message: string | null;
}

export interface IngestHarness {
  url: string;
  upstream: FakeUpstream;
  upstreamUrl: string;
  source: SnapshotSource;
  logger: Logger;
  /** Everything that was logged, unredacted: what must not be in a log must not reach it. */
  logLines: readonly string[];
  query<Row extends pg.QueryResultRow = Record<string, unknown>>(sql: string, params?: unknown[]): Promise<Row[]>;
  /** A runner on this database, as another process would have one. */
  createRunner(calendar?: WorkingCalendar): IngestRunner;
  /** Requests another window from the next run on. It ends a year after today. */
  askFrom(startDate: string): void;
  /** Serves the records from now on and takes them in. */
  serve(records: readonly object[]): Promise<IngestRunRow>;
  ingest(options?: { dryRun?: boolean; calendar?: WorkingCalendar }): Promise<IngestRunRow>;
  readRun(runId: string): Promise<IngestRunRow>;
  /** What readers see: every row of `dbo`, the calendar, and the source's fields in `raw`. Equal states are equal answers. */
  readState(): Promise<Record<string, string[]>>;
  /** Every row version of every table but the runs' own: equal images mean that nothing was even rewritten. */
  readImages(): Promise<Record<string, string[]>>;
  /** The notifications that a piece of work caused. */
  notificationsOf(channel: string, work: () => Promise<void>): Promise<string[]>;
  drop(): Promise<void>;
}

export interface IngestHarnessOptions {
  records?: readonly object[];
  pageSize?: number;
  deadlineMs?: number;
  maxPageBytes?: number;
  calendar?: WorkingCalendar;
  /** How long a run waits for a locked table. */
  lockMilliseconds?: number;
}

/** What a run writes about itself. */
const OF_RUNS: ReadonlySet<string> = new Set(['ops.ingest_runs', 'ops.rehearsals', 'ops.rehearsed_changes']);

/** Whole runs of the ingest, from a fake upstream over HTTP into a database of their own. */
export async function createIngestHarness({
  records = [],
  pageSize = 10_000,
  deadlineMs = 20_000,
  maxPageBytes = 64 * 1024 * 1024,
  calendar = WEEKDAY_CALENDAR,
  lockMilliseconds = 30_000,
}: IngestHarnessOptions = {}): Promise<IngestHarness> {
  const database = await createTestDatabase();
  const upstream = createFakeUpstream({ records, token: UPSTREAM_TOKEN, pageSize });
  const { url: upstreamUrl } = await upstream.start();
  const pool = new pg.Pool({ connectionString: database.url, max: 2 });
  // The database is dropped, or its connections are killed, while these idle.
  pool.on('error', () => undefined);
  const logLines: string[] = [];
  const logger: Logger = pino({ level: 'trace' }, { write: (line: string) => logLines.push(line) });
  const runners: IngestRunner[] = [];
  const createSource = (url: string) =>
    createHttpSource({
      url,
      token: UPSTREAM_TOKEN,
      daysAhead: 365,
      timeZone: 'Asia/Kathmandu',
      deadlineMs,
      maxPageBytes,
      onRetry: (error, attempt, delayMs) => logger.warn({ errorClass: error.errorClass, attempt, delayMs }, error.message),
    });
  let asked = createSource(upstreamUrl);
  const source: SnapshotSource = { fetch: (options) => asked.fetch(options) };

  const query: IngestHarness['query'] = async <Row extends pg.QueryResultRow>(sql: string, params: unknown[] = []) =>
    (await pool.query<Row>(sql, params)).rows;
  const createRunner = (runnerCalendar = calendar) => {
    const runner = createIngestRunner({ databaseUrl: database.url, source, calendar: runnerCalendar, logger, lockMilliseconds });
    runners.push(runner);
    return runner;
  };
  const own = createRunner();
  const readRun = async (runId: string) => {
    const [row] = await query<IngestRunRow & pg.QueryResultRow>('select * from ops.ingest_runs where id = $1', [runId]);
    if (!row) throw new Error(`There is no run ${runId}`);
    return row;
  };
  const ingest: IngestHarness['ingest'] = async ({ dryRun = false, calendar: changed } = {}) => {
    const runner = changed ? createRunner(changed) : own;
    const { runId, finished } = await runner.start({ trigger: 'COMMAND', triggeredBy: 'test', dryRun });
    await finished;
    return readRun(runId);
  };
  const readTables = async (schemas: string[], columnsOf: (table: string) => string) => {
    const tables = await query<{ name: string }>(
      `select table_schema || '.' || table_name as name from information_schema.tables
       where table_schema = any($1) and table_type = 'BASE TABLE' order by 1`,
      [schemas],
    );
    const images: Record<string, string[]> = {};
    for (const { name } of tables) {
      const columns = columnsOf(name);
      if (columns === '') continue;
      const rows = await query<{ image: string }>(`select (${columns})::text as image from ${name} t order by 1`);
      images[name] = rows.map(({ image }) => image);
    }
    return images;
  };

  return {
    url: database.url,
    upstream,
    upstreamUrl,
    source,
    logger,
    logLines,
    query,
    createRunner,
    ingest,
    askFrom(startDate) {
      const url = new URL(upstreamUrl);
      url.searchParams.set('startDate', startDate);
      asked = createSource(url.href);
    },
    readRun,
    async serve(list) {
      upstream.setRecords(list);
      return ingest();
    },
    readState: () =>
      readTables(['dbo', 'ops', 'raw'], (table) => {
        const isOfRuns = table.startsWith('ops.') && table !== 'ops.calendar_dates';
        if (table === 'raw.superseded_leave_information' || isOfRuns) return '';
        const raw = `to_jsonb(t) - array['run_id', 'first_seen_run_id', 'first_seen_at', 'last_seen_run_id', 'last_seen_at', 'retired_run_id', 'retired_at']`;
        return table.startsWith('raw.') ? raw : `to_jsonb(t) - 'department_id'`;
      }),
    readImages: () => readTables(['dbo', 'ops', 'raw'], (table) => (OF_RUNS.has(table) ? '' : 'row(t.xmin, t.ctid, t.*)')),
    async notificationsOf(channel, work) {
      const listener = new pg.Client({ connectionString: database.url });
      const heard: string[] = [];
      await listener.connect();
      try {
        await listener.query(`listen ${channel}; listen all_heard`);
        listener.on('notification', (message) => message.channel === channel && heard.push(message.payload ?? ''));
        await work();
        // Notifications arrive in the order of their commits, so this one is the last.
        const last = new Promise<void>((resolve) => listener.on('notification', (message) => message.channel === 'all_heard' && resolve()));
        await pool.query('notify all_heard');
        await last;
        return heard;
      } finally {
        await listener.end();
      }
    },
    async drop() {
      await Promise.all(runners.map((runner) => runner.stop()));
      await pool.end();
      await upstream.stop();
      await database.drop();
    },
  };
}

/** Polls until a condition holds. Limited only by the timeout of the test. */
export async function until<T>(read: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const value = await read();
    if (value) return value;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
