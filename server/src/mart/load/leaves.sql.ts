import { type ClientBase, escapeLiteral } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { LEAVE_STATUSES, SOURCE_STATUS_WORDS } from '../../domain/leave-status';
import type { LeaveRows } from '../build/rows';
import { readBinaryCopy } from './binary-copy';
import { createLeaveColumns } from './leave-columns';

const STATUS_ORDINAL = `array_position(array[${LEAVE_STATUSES.map((status) => escapeLiteral(status)).join(', ')}], l.status) - 1`;

interface Options {
  sourceTimeZone: string;
  /** Only these; null: all. */
  ids: readonly number[] | null;
}

/** Grain: leave that is not retired. One transaction has to hold a snapshot for this and for the people that `person` points to. */
export async function readLeaves(client: ClientBase, { sourceTimeZone, ids }: Options): Promise<LeaveRows> {
  const chosen = ids === null ? '' : `and l.leave_id = any('{${ids.join(',')}}'::bigint[])`;
  const { rows: counts } = await client.query<{ count: number }>(
    `select count(*)::int as count from dbo.employee_leaves l where l.retired_at is null ${chosen}`,
  );
  const decisionDays = await readDecisionDays(client, ids);
  const { add, rows } = createLeaveColumns(counts[0]?.count ?? 0);
  const stream = client.query(
    copyTo(`copy (
      select l.leave_id, p.at, l.leave_type_id, l.fiscal_id, l.leave_issuer_id, ${STATUS_ORDINAL}, (l.leave_days * 1000000)::int4,
        l.start_date, l.end_date, l.created_at, (l.created_at at time zone ${escapeLiteral(sourceTimeZone)})::date
      from dbo.employee_leaves l
      join (select employee_id, (row_number() over (order by sort_name, employee_id))::int4 - 1 as at from dbo.employees) p
        on p.employee_id = l.employee_id
      where l.retired_at is null ${chosen}
    ) to stdout (format binary)`),
  );
  await readBinaryCopy(stream, (row) => {
    const at = add();
    rows.id[at] = row.int8();
    rows.person[at] = row.int4();
    rows.leaveTypeId[at] = row.int8();
    rows.fiscalId[at] = row.int8();
    rows.leaveIssuerId[at] = row.int8();
    rows.status[at] = row.int4();
    rows.micro[at] = row.int4();
    rows.start[at] = row.date();
    rows.end[at] = row.date();
    rows.requestedAt[at] = row.instant();
    rows.requestedDay[at] = row.date();
    rows.decisionDays[at] = decisionDays.get(rows.id[at] as number) ?? Number.NaN;
  });
  return rows;
}

/**
 * Days from the end of the run that first brought a leave as REQUESTED to the end of the run that first brought it as APPROVED or REJECTED
 * after that, by leave id. Only leaves with an earlier content can have been seen in both; one that was decided first is left out.
 */
async function readDecisionDays(client: ClientBase, ids: readonly number[] | null): Promise<ReadonlyMap<number, number>> {
  const { rows } = await client.query<{ id: number; days: number }>(
    `with versions as (
       select v.leave_id, v.valid_from_run_id as run_id, coalesce($1::jsonb ->> upper(v.source_status), 'UNKNOWN') as status
       from mart.leave_versions v
       where v.leave_id in (select record_id from raw.superseded_leave_information where $2::bigint[] is null or record_id = any($2))
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
    [JSON.stringify(SOURCE_STATUS_WORDS), ids],
  );
  return new Map(rows.map(({ id, days }) => [id, days]));
}
