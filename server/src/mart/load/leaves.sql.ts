import { type ClientBase, escapeLiteral } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { LEAVE_STATUSES } from '../../domain/leave-status';
import { createLeaveColumns } from '../build/leave-columns';
import type { LeaveRows } from '../build/rows';
import { readBinaryCopy } from './binary-copy';
import { readDecisionDays } from './decision-days.sql';

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
  const decisionDays = await readDecisionDays(client, { ids, untilRunId: null });
  const { add, rows } = createLeaveColumns(counts[0]?.count ?? 0);
  const stream = client.query(
    copyTo(`copy (
      select l.leave_id, p.at, l.leave_type_id, l.fiscal_id, l.leave_issuer_id, ${STATUS_ORDINAL}, (l.leave_days * 1000000)::int4,
        l.start_date, l.end_date, l.created_at, (l.created_at at time zone ${escapeLiteral(sourceTimeZone)})::date,
        coalesce(l.updated_at, l.created_at)
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
    rows.updatedAt[at] = row.instant();
    rows.decisionDays[at] = decisionDays.get(rows.id[at] as number) ?? Number.NaN;
  });
  return rows;
}
