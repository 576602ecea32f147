import { type ClientBase, escapeLiteral } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { LEAVE_STATUSES } from '../../domain/leave-status';
import { createLeaveColumns } from '../build/leave-columns';
import type { LeaveRows } from '../build/rows';
import { readBinaryCopy } from './binary-copy';
import { readDecisionDays } from './decision-days.sql';
import { readLeaveColumns } from './read-leave-columns';

const STATUS_ORDINAL = `array_position(array[${LEAVE_STATUSES.map((status) => escapeLiteral(status)).join(', ')}], l.status) - 1`;

/** Which leaves to read: some, by their ids. */
interface Chosen {
  ids: readonly number[];
  /** The place of a person, by empId. */
  personOf: (employeeId: string) => number;
}

const PLACED_EMPLOYEES = `(select employee_id, (row_number() over (order by sort_name, employee_id))::int4 - 1 as at from dbo.employees)`;

/**
 * Grain: leave that is not retired. One transaction has to hold a snapshot for this and for the people that `person` points to.
 * @param chosen null: all leaves.
 */
export async function readLeaves(client: ClientBase, sourceTimeZone: string, chosen: Chosen | null): Promise<LeaveRows> {
  const decisionDays = await readDecisionDays(client, { ids: chosen?.ids ?? null, untilRunId: null });
  const { add, rows } = createLeaveColumns(chosen?.ids.length ?? (await countLeaves(client)));
  // All people are numbered where all leaves are read; few are found by their ids.
  const [person, from, condition] = chosen
    ? ['l.employee_id', '', `and l.leave_id = any('{${chosen.ids.join(',')}}'::bigint[])`]
    : ['p.at', `join ${PLACED_EMPLOYEES} p on p.employee_id = l.employee_id`, ''];
  const stream = client.query(
    copyTo(`copy (
      select l.leave_id, ${person}, l.leave_type_id, l.fiscal_id, l.leave_issuer_id, ${STATUS_ORDINAL}, (l.leave_days * 1000000)::int4,
        l.start_date, l.end_date, l.created_at, (l.created_at at time zone ${escapeLiteral(sourceTimeZone)})::date,
        coalesce(l.updated_at, l.created_at), d.department_id, i.designationid::bigint, i.teammanagerid::bigint
      from dbo.employee_leaves l ${from}
      left join raw.imported_leave_information i on i.record_id = l.leave_id
      left join dbo.departments d on d.department_name = i.departmentdescription
      where l.retired_at is null ${condition}
    ) to stdout (format binary)`),
  );
  await readBinaryCopy(stream, (row) => {
    const at = add();
    rows.id[at] = row.int8();
    rows.person[at] = chosen ? chosen.personOf(row.text()) : row.int4();
    readLeaveColumns(row, rows, at);
    rows.decisionDays[at] = decisionDays.get(rows.id[at] as number) ?? Number.NaN;
  });
  return rows;
}

async function countLeaves(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ count: number }>('select count(*)::int as count from dbo.employee_leaves where retired_at is null');
  return rows[0]?.count ?? 0;
}
