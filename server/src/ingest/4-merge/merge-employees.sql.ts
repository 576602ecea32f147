import type { ClientBase } from 'pg';

const INSERT_EMPLOYEES = `insert into dbo.employees as t
      (employee_id, user_id, first_name, middle_name, last_name, email, is_hr, is_supervisor, designation_id, team_manager_id,
       department_id, newest_leave_id)
    select n.employee_id, n.user_id, n.first_name, n.middle_name, n.last_name, n.email, n.is_hr, n.is_supervisor,
      n.designation_id, n.team_manager_id, d.department_id, n.record_id
    from newest_employee_records n
    left join dbo.departments d on d.department_name = n.department_name`;

const TODAYS_ALLOCATIONS = `select distinct n.employee_id, a.id as allocation_id
    from newest_employee_records n, json_to_recordset(n.allocations) as a (id bigint)`;

const INSERT_LEAVE_ISSUERS = `insert into dbo.employee_leave_issuer as t (employee_id, leave_issuer_id, is_current_leave_issuer)
    select ever.employee_id, ever.leave_issuer_id, ever.leave_issuer_id is not distinct from n.leave_issuer_id
    from (
      select employee_id, default_leave_issuer_id as leave_issuer_id from current_people where default_leave_issuer_id is not null
      union
      select employee_id, current_leave_issuer_id from current_people where current_leave_issuer_id is not null
    ) ever
    join newest_employee_records n using (employee_id)`;

/** Grain: employee, as in the newest record. An employee without a current record is retired until there is one again. */
export async function mergeEmployees(client: ClientBase): Promise<void> {
  await client.query(`
    ${INSERT_EMPLOYEES}
    on conflict (employee_id) do update
      set user_id = excluded.user_id, first_name = excluded.first_name, middle_name = excluded.middle_name, last_name = excluded.last_name,
        email = excluded.email, is_hr = excluded.is_hr, is_supervisor = excluded.is_supervisor, designation_id = excluded.designation_id,
        team_manager_id = excluded.team_manager_id, department_id = excluded.department_id, newest_leave_id = excluded.newest_leave_id,
        retired_at = null
      where (t.user_id, t.first_name, t.middle_name, t.last_name, t.email, t.is_hr, t.is_supervisor, t.designation_id, t.team_manager_id,
          t.department_id, t.newest_leave_id, t.retired_at)
        is distinct from (excluded.user_id, excluded.first_name, excluded.middle_name, excluded.last_name, excluded.email, excluded.is_hr,
          excluded.is_supervisor, excluded.designation_id, excluded.team_manager_id, excluded.department_id,
          excluded.newest_leave_id, null)`);
  await client.query(`
    update dbo.employees e set retired_at = now()
    where e.retired_at is null and not exists (select from newest_employee_records n where n.employee_id = e.employee_id)`);
}

/** Grain: employee x allocation in the employee's newest record. */
export async function mergeEmployeeAllocations(client: ClientBase): Promise<void> {
  await client.query(`
    with today as (
      ${TODAYS_ALLOCATIONS}
    ), gone as (
      delete from dbo.employee_allocations t
      where not exists (select from today where today.employee_id = t.employee_id and today.allocation_id = t.allocation_id)
        and exists (select from newest_employee_records n where n.employee_id = t.employee_id)
    )
    insert into dbo.employee_allocations (employee_id, allocation_id)
    select employee_id, allocation_id from today
    on conflict do nothing`);
}

/**
 * Grain: employee x leave issuer. The current one is that of the employee's newest record, or its default issuer where it has none. All
 * others that any record named stay as past issuers.
 */
export async function mergeEmployeeLeaveIssuers(client: ClientBase): Promise<void> {
  // Two statements: the unique index allows no second current issuer, not even within one statement.
  await client.query(`
    update dbo.employee_leave_issuer t set is_current_leave_issuer = false
    where t.is_current_leave_issuer
      and not exists (
        select from newest_employee_records n where n.employee_id = t.employee_id and n.leave_issuer_id = t.leave_issuer_id
      )`);
  await client.query(`
    ${INSERT_LEAVE_ISSUERS}
    on conflict (employee_id, leave_issuer_id) do update set is_current_leave_issuer = excluded.is_current_leave_issuer
      where t.is_current_leave_issuer is distinct from excluded.is_current_leave_issuer`);
}

/** As the three functions above, into empty tables without keys. */
export async function insertEmployees(client: ClientBase): Promise<void> {
  await client.query(INSERT_EMPLOYEES);
  await client.query(`insert into dbo.employee_allocations (employee_id, allocation_id) ${TODAYS_ALLOCATIONS}`);
  await client.query(INSERT_LEAVE_ISSUERS);
}
