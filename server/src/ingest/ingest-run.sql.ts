import type { ClientBase } from 'pg';
import type { KnownPage, SnapshotWindow } from './1-fetch/snapshot';
import type { IngestErrorClass } from './ingest-error';

export type IngestTrigger = 'POLLER' | 'API' | 'COMMAND';
export type IngestRunStatus = 'RUNNING' | 'SUCCEEDED' | 'PARTIAL' | 'FAILED' | 'REFUSED';

/** The counts of a run. Every record is accounted for: received = inserted + updated + unchanged + quarantined + duplicates. */
export interface IngestCounts {
  pageCount: number;
  received: number;
  inserted: number;
  updated: number;
  unchanged: number;
  quarantined: number;
  duplicates: number;
  retired: number;
  heldRetirements: number;
  /** Known leaves that the snapshot did not hold and that its window does not cover: they are kept. */
  outsideWindow: number;
  complete: boolean;
}

export const DATABASE_FAILED = 'The database failed during the run; nothing was written';

export const NO_COUNTS: IngestCounts = {
  pageCount: 0,
  received: 0,
  inserted: 0,
  updated: 0,
  unchanged: 0,
  quarantined: 0,
  duplicates: 0,
  retired: 0,
  heldRetirements: 0,
  outsideWindow: 0,
  complete: false,
};

/** How a run ended. */
export interface IngestOutcome {
  status: Exclude<IngestRunStatus, 'RUNNING'>;
  counts: IngestCounts;
  window: SnapshotWindow;
  /** Null where the run was not accepted. */
  dataVersion: string | null;
  /** Why it is not SUCCEEDED; null where it is. */
  reason: OutcomeReason | null;
}

export interface OutcomeReason {
  /** Null for a PARTIAL run. */
  errorClass: IngestErrorClass | null;
  /** For people: no token, no personal data. */
  message: string;
  /** How long the source asked not to be polled. */
  retryAfterMs: number | null;
}

/** Grain: ingest run. @returns its id */
export async function openRun(client: ClientBase, trigger: IngestTrigger, triggeredBy: string, dryRun: boolean): Promise<string> {
  const { rows } = await client.query<{ id: string }>(
    `with opened as (
       insert into ops.ingest_runs (trigger, triggered_by, dry_run) values ($1, $2, $3) returning id
     )
     select id::text, pg_notify('ingest_run_changed', id::text) from opened`,
    [trigger, triggeredBy, dryRun],
  );
  return rows[0]?.id ?? '';
}

/** Closes a running run. A closed one stays as it is: its commit went through even if the answer was lost. */
export async function closeRun(
  client: ClientBase,
  runId: string,
  { status, counts, window, dataVersion, reason }: IngestOutcome,
): Promise<void> {
  await client.query(
    `update ops.ingest_runs
     set status = $2, finished_at = clock_timestamp(), page_count = $3, received = $4, inserted = $5, updated = $6, unchanged = $7,
       quarantined = $8, duplicates = $9, retired = $10, held_retirements = $11, complete = $12, data_version = $13::bigint,
       error_class = $14, error_message = $15, retry_at = clock_timestamp() + $16::float8 * interval '1 millisecond',
       window_start = $17::date, window_end = $18::date, outside_window = $19
     where id = $1::bigint and status = 'RUNNING'
     returning pg_notify('ingest_run_changed', id::text)`,
    [
      runId,
      status,
      counts.pageCount,
      counts.received,
      counts.inserted,
      counts.updated,
      counts.unchanged,
      counts.quarantined,
      counts.duplicates,
      counts.retired,
      counts.heldRetirements,
      counts.complete,
      dataVersion,
      reason?.errorClass ?? null,
      reason?.message ?? null,
      reason?.retryAfterMs ?? null,
      window.start,
      window.end,
      counts.outsideWindow,
    ],
  );
}

/**
 * Closes the rows that killed processes left as RUNNING, for the holder of the lock: no other run is in progress. A server that was started
 * after the run failed during it.
 */
export async function closeAbandonedRuns(client: ClientBase): Promise<void> {
  await client.query(
    `update ops.ingest_runs
     set status = 'FAILED', finished_at = now(),
       error_class = case when started_at < pg_postmaster_start_time() then 'DATABASE' else 'INTERNAL' end,
       error_message = case when started_at < pg_postmaster_start_time() then $1 else $2 end
     where status = 'RUNNING'
     returning pg_notify('ingest_run_changed', id::text)`,
    [DATABASE_FAILED, 'The process ended before the run did; nothing was written'],
  );
}

/** Returns the id of the running run of any process. */
export async function readRunningRun(client: ClientBase): Promise<string | null> {
  const { rows } = await client.query<{ id: string }>(`select id::text from ops.ingest_runs where status = 'RUNNING'`);
  return rows[0]?.id ?? null;
}

export async function isRunning(client: ClientBase, runId: string): Promise<boolean> {
  const { rows } = await client.query<{ running: boolean }>(
    `select status = 'RUNNING' as running from ops.ingest_runs where id = $1::bigint`,
    [runId],
  );
  return rows[0]?.running ?? false;
}

/** What the last accepted run stored for the next one. */
export interface AcceptedState {
  dataVersion: string;
  /** Its snapshot was complete. */
  complete: boolean;
  calendarHash: string;
  /** Ids that were on two of its pages. */
  idsOnTwoPages: number[];
  pages: KnownPage[];
  /** Its counts of records outside of the tables; for an unchanged snapshot they are the same. */
  quarantined: number;
  duplicates: number;
  window: SnapshotWindow;
  outsideWindow: number;
  /** Records that wait for their second miss or for a confirmation. */
  missing: number;
}

export async function readAcceptedState(client: ClientBase): Promise<AcceptedState> {
  const { rows } = await client.query<AcceptedState>(`
    select v.version::text as "dataVersion", v.complete, v.calendar_hash as "calendarHash",
      to_json(v.ids_on_two_pages) as "idsOnTwoPages",
      coalesce(
        (select json_agg(json_build_object('number', page_number, 'contentHash', content_hash, 'recordCount', record_count,
           'announcedTotal', announced_total) order by page_number) from ops.snapshot_pages),
        '[]'
      ) as pages,
      coalesce(r.quarantined, 0) as quarantined, coalesce(r.duplicates, 0) as duplicates,
      json_build_object('start', r.window_start, 'end', r.window_end) as "window", coalesce(r.outside_window, 0) as "outsideWindow",
      (select count(*)::int from ops.missing_records) as missing
    from ops.data_version v
    left join lateral (
      select quarantined, duplicates, window_start, window_end, outside_window from ops.ingest_runs
      where status in ('SUCCEEDED', 'PARTIAL') and not dry_run and trigger <> 'WORKFORCE'
      order by id desc limit 1
    ) r on true`);
  const [state] = rows;
  if (!state) throw new Error('ops.data_version has no row');
  return state;
}
