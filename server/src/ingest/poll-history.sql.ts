import type { ClientBase, Pool } from 'pg';

/** What decides when the next poll is due. */
export interface PollHistory {
  /** Since the newest run began; null where there was none. */
  sinceStartMs: number | null;
  /** Runs since the last one that was accepted. */
  failuresInARow: number;
  /** Of the newest run. */
  errorClass: string | null;
  /** Until the source may be asked again, as its answer to the newest run demanded; null where it demanded nothing. */
  retryInMs: number | null;
}

/** Reads when runs began and failed, without dry runs and runs that take in files; but a dry run's Retry-After counts. */
export async function readPollHistory(database: Pool | ClientBase): Promise<PollHistory> {
  const { rows } = await database.query<PollHistory>(`
    select (extract(epoch from clock_timestamp() - newest.started_at) * 1000)::float8 as "sinceStartMs", newest.error_class as "errorClass",
      (select count(*)::int from (
         select 1 from ops.ingest_runs
         where not dry_run and trigger <> 'WORKFORCE'
           and id > coalesce((select max(id) from ops.ingest_runs where not dry_run and trigger <> 'WORKFORCE' and status in ('SUCCEEDED',
             'PARTIAL')), 0)
         limit 10
       ) failures) as "failuresInARow",
      (select (extract(epoch from retry_at - clock_timestamp()) * 1000)::float8 from ops.ingest_runs where trigger <> 'WORKFORCE'
        order by id desc limit 1)
        as "retryInMs"
    from (select started_at, error_class from ops.ingest_runs where not dry_run and trigger <> 'WORKFORCE' order by id desc
      limit 1) newest`);
  return rows[0] ?? { sinceStartMs: null, failuresInARow: 0, errorClass: null, retryInMs: null };
}
