import type { ClientBase } from 'pg';
import { FREE_TEXT_COLUMNS } from '../domain/source-fields';
import { ANONYMOUS_FIRST_NAME, anonymousEmployeeId, anonymousLastName, anonymousUserId } from '../ingest/anonymise';
import type { KnownPerson } from './person.sql';

const CLEAR_TEXTS = Object.values(FREE_TEXT_COLUMNS)
  .map((column) => `${column} = null`)
  .join(', ');

/**
 * Puts the anonymous person in the place of the erased one in `dbo`: as employee with all leave, as team manager and as leave issuer.
 * @returns the number of changed rows by table
 */
export async function rewritePeople(client: ClientBase, person: KnownPerson, id: string): Promise<Record<string, number>> {
  const { employeeIds, userIds } = person;
  const [employee, user, lastName] = [anonymousEmployeeId(id), anonymousUserId(id), anonymousLastName(id)];
  const counts: Record<string, number> = {};
  const change = async (table: string, sql: string, values: unknown[]) => {
    counts[table] = (counts[table] ?? 0) + ((await client.query(sql, values)).rowCount ?? 0);
  };
  await client.query(
    `insert into dbo.employees (employee_id, user_id, first_name, last_name, email, is_hr, is_supervisor, designation_id, team_manager_id,
       department_id, newest_leave_id, retired_at)
     select $1, $2::bigint, $3, $4, '', is_hr, is_supervisor, designation_id, team_manager_id, department_id, newest_leave_id, retired_at
     from dbo.employees where employee_id = any($5::text[])
     order by retired_at desc nulls first limit 1
     on conflict (employee_id) do nothing`,
    [employee, user, ANONYMOUS_FIRST_NAME, lastName, employeeIds],
  );
  await client.query(
    `insert into dbo.team_managers (team_manager_id, name, email)
     select $1::bigint, $2, '' where exists (select from dbo.team_managers where team_manager_id = any($3::bigint[]))
     on conflict (team_manager_id) do nothing`,
    [user, `${ANONYMOUS_FIRST_NAME} ${lastName}`, userIds],
  );
  await client.query(
    `insert into dbo.leave_issuer (leave_issuer_id, first_name, last_name, email)
     select $1::bigint, $2, $3, '' where exists (select from dbo.leave_issuer where leave_issuer_id = any($4::bigint[]))
     on conflict (leave_issuer_id) do nothing`,
    [user, ANONYMOUS_FIRST_NAME, lastName, userIds],
  );

  await change(
    'dbo.employee_leaves',
    `update dbo.employee_leaves set employee_id = $1, ${CLEAR_TEXTS} where employee_id = any($2::text[])`,
    [employee, employeeIds],
  );
  for (const column of ['leave_issuer_id', 'default_leave_issuer_id'])
    await change('dbo.employee_leaves', `update dbo.employee_leaves set ${column} = $1::bigint where ${column} = any($2::bigint[])`, [
      user,
      userIds,
    ]);
  await change('dbo.employees', 'update dbo.employees set team_manager_id = $1::bigint where team_manager_id = any($2::bigint[])', [
    user,
    userIds,
  ]);
  await client.query(
    `insert into dbo.employee_allocations (employee_id, allocation_id)
     select distinct $1, allocation_id from dbo.employee_allocations where employee_id = any($2::text[])
     on conflict do nothing`,
    [employee, employeeIds],
  );
  const moved = await client.query<object>(
    `delete from dbo.employee_leave_issuer where employee_id = any($1::text[]) or leave_issuer_id = any($2::bigint[])
     returning case when employee_id = any($1::text[]) then $3 else employee_id end as employee_id,
       case when leave_issuer_id = any($2::bigint[]) then $4::bigint else leave_issuer_id end::text as leave_issuer_id,
         is_current_leave_issuer`,
    [employeeIds, userIds, employee, user],
  );
  // One current issuer for each employee: the person may have had several numbers.
  await change(
    'dbo.employee_leave_issuer',
    `insert into dbo.employee_leave_issuer (employee_id, leave_issuer_id, is_current_leave_issuer)
     select employee_id, leave_issuer_id, is_current and row_number() over (partition by employee_id order by is_current desc) = 1
     from (
       select employee_id, leave_issuer_id, bool_or(is_current_leave_issuer) as is_current
       from json_to_recordset($1::json) as n (employee_id text, leave_issuer_id bigint, is_current_leave_issuer boolean)
       group by 1, 2
     ) n
     on conflict do nothing`,
    [JSON.stringify(moved.rows)],
  );
  await change('dbo.employees', 'delete from dbo.employees where employee_id = any($1::text[])', [employeeIds]);
  await change('dbo.team_managers', 'delete from dbo.team_managers where team_manager_id = any($1::bigint[])', [userIds]);
  await change('dbo.leave_issuer', 'delete from dbo.leave_issuer where leave_issuer_id = any($1::bigint[])', [userIds]);
  return counts;
}
