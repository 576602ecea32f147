import type { ClientBase } from 'pg';
import { statusOf } from '../../db/leave-status.sql';

// One of the two instants is typed already: parsing dates is the most expensive part here.
const INSERT_LANDED = `insert into dbo.employee_leaves
       (leave_id, leave_issuer_id, default_leave_issuer_id, leave_type_id, employee_id, fiscal_id, leave_days, reason, status,
        source_status, remarks, is_consecutive, is_converted, start_date, end_date, created_at, updated_at)
     select record_id, coalesce(currentleaveissuerid, leaveissuerid)::bigint, leaveissuerid::bigint, leavetypeid::bigint, empid,
       fiscalid::bigint,
       leavedays::numeric, reason, ${statusOf('status')}, status, remarks,
       coalesce(isconsecutive, '0') = '1',
       coalesce(isconverted, '0') = '1', startdate::date, enddate::date,
       case when updatedat is null then source_updated_at else createdat::timestamptz end,
       case when updatedat is not null then source_updated_at end
     from raw.imported_leave_information`;

/** Grain: leave request, those that this run landed. */
export async function mergeLeaves(client: ClientBase, runId: string): Promise<void> {
  await client.query(
    `${INSERT_LANDED}
     where run_id = $1::bigint
     on conflict (leave_id) do update
       set leave_issuer_id = excluded.leave_issuer_id, default_leave_issuer_id = excluded.default_leave_issuer_id,
         leave_type_id = excluded.leave_type_id, employee_id = excluded.employee_id, fiscal_id = excluded.fiscal_id,
         leave_days = excluded.leave_days, reason = excluded.reason, status = excluded.status, source_status = excluded.source_status,
         remarks = excluded.remarks, is_consecutive = excluded.is_consecutive, is_converted = excluded.is_converted,
         start_date = excluded.start_date, end_date = excluded.end_date, created_at = excluded.created_at, updated_at = excluded.updated_at,
         retired_at = null`,
    [runId],
  );
}

/** Grain: leave request, all that are landed, into an empty table without its key. */
export async function insertLeaves(client: ClientBase): Promise<void> {
  await client.query(INSERT_LANDED);
}
