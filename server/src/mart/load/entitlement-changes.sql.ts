import type { ClientBase } from 'pg';
import type { EntitlementChangeRow } from '../build/rows';

/**
 * Changes of granted days, in the order of the runs that brought them.
 * Grain: leave type x fiscal year x run.
 * @param untilRunId the last run that counts; null: all.
 */
export async function readEntitlementChanges(
  client: ClientBase,
  sourceTimeZone: string,
  untilRunId: string | null,
): Promise<EntitlementChangeRow[]> {
  const { rows } = await client.query<EntitlementChangeRow>(
    `select leave_type_id::text as "leaveTypeId", fiscal_id::text as "fiscalId", (before * 1000000)::float8 as before,
       (after * 1000000)::float8 as after, (r.started_at at time zone $1)::date - date '1970-01-01' as day, r.id::float8 as "runId"
     from (
       select s.leave_type_id, s.fiscal_id, s.default_days as before, s.valid_to_run_id,
         case when lead(s.valid_to_run_id) over w is null then e.default_days else lead(s.default_days) over w end as after
       from ops.superseded_entitlements s
       join dbo.leave_entitlements e using (leave_type_id, fiscal_id)
       window w as (partition by s.leave_type_id, s.fiscal_id order by s.valid_to_run_id)
     ) c
     join ops.ingest_runs r on r.id = c.valid_to_run_id
     where before is distinct from after and ($2::bigint is null or r.id <= $2)
     order by r.id, leave_type_id, fiscal_id`,
    [sourceTimeZone, untilRunId],
  );
  return rows;
}
