import type { ClientBase } from 'pg';
import { statusOf } from '../../db/leave-status.sql';

/**
 * Days from the end of the run that first brought a leave as REQUESTED to the end of the run that first brought it as APPROVED or REJECTED
 * after that, by leave id. Only leaves with an earlier content can have been seen in both; one that was decided first is left out.
 * @param options.ids only these leaves; null: all
 * @param options.untilRunId what was observed up to this run; null: until now
 */
export async function readDecisionDays(
  client: ClientBase,
  { ids, untilRunId }: { ids: readonly number[] | null; untilRunId: string | null },
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.query<{ id: number; days: number }>(
    `with versions as (
       select v.leave_id, v.valid_from_run_id as run_id, ${statusOf('v.source_status')} as status
       from dbo.leave_versions v
       where v.leave_id in (select record_id from raw.superseded_leave_information where $1::bigint[] is null or record_id = any($1))
         and ($2::bigint is null or v.valid_from_run_id <= $2)
     ), observed as (
       select leave_id, min(run_id) filter (where status = 'REQUESTED') as requested_run_id,
         min(run_id) filter (where status in ('APPROVED', 'REJECTED')) as decided_run_id
       from versions
       group by leave_id
     )
     select o.leave_id::float8 as id, extract(epoch from d.finished_at - r.finished_at)::float8 / 86400 as days
     from observed o
     join ops.ingest_runs r on r.id = o.requested_run_id
     join ops.ingest_runs d on d.id = o.decided_run_id
     where o.requested_run_id < o.decided_run_id`,
    [ids, untilRunId],
  );
  return new Map(rows.map(({ id, days }) => [id, days]));
}
