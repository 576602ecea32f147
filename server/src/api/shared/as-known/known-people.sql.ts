import { Prisma } from '../../../generated/prisma/client';

/** Grain: run x employee with a leave that was known after it, as the newest record told it. Departments keep their id whatever happens. */
export function createKnownEmployees(): Prisma.Sql {
  return Prisma.sql`
    create temporary table known_employees on commit drop as
    select n.run_id, n.recency, v.employee_id, v.user_id, v.first_name, v.middle_name, v.last_name, v.email, v.designation_id, v.team_manager_id,
      d.department_id, v.allocations, null::timestamptz as retired_at
    from (select run_id, max(recency) as recency from pg_temp.known_leaves group by run_id, employee_id) n
    join dbo.leave_versions v on v.leave_id = n.recency[2] and v.valid_from_run_id = n.recency[3]
    left join dbo.departments d on d.department_name = v.department_name`;
}

/** Grain: run x employee x project or area, those of the newest record. */
export function createKnownEmployeeAllocations(): Prisma.Sql {
  return Prisma.sql`
    create temporary table known_employee_allocations on commit drop as
    select distinct e.run_id, e.employee_id, a.id as allocation_id
    from pg_temp.known_employees e
    cross join lateral json_to_recordset(e.allocations) as a (id bigint)`;
}

/** Grain: run x project or area, named by the newest record that names it. */
export function createKnownAllocations(): Prisma.Sql {
  return Prisma.sql`
    create temporary table known_allocations on commit drop as
    select distinct on (e.run_id, a.id) e.run_id, a.id as allocation_id, a.name, a.type
    from pg_temp.known_employees e
    cross join lateral json_to_recordset(e.allocations) as a (id bigint, name text, type text)
    order by e.run_id, a.id, e.recency desc, a.name`;
}

/** Grain: run x person who managed an employee's team in any record; named by the employee with that `userId`. */
export function createKnownTeamManagers(): Prisma.Sql {
  return Prisma.sql`
    create temporary table known_team_managers on commit drop as
    select m.run_id, m.team_manager_id, p.name, p.email
    from (select distinct run_id, team_manager_id from pg_temp.known_leaves where team_manager_id is not null) m
    left join (
      select distinct on (run_id, user_id) run_id, user_id, email,
        concat_ws(' ', nullif(first_name, ''), middle_name, nullif(last_name, '')) as name
      from pg_temp.known_employees
      order by run_id, user_id, recency desc
    ) p on p.run_id = m.run_id and p.user_id = m.team_manager_id`;
}

/**
 * Grain: run x person who decided on leave, as current or default issuer of any record; named by the employee with that `userId`, or by the
 * newest records that name somebody who was no employee.
 */
export function createKnownLeaveIssuers(): Prisma.Sql {
  return Prisma.sql`
    create temporary table known_leave_issuers on commit drop as
    with people as (
      select distinct on (run_id, user_id) run_id, user_id, first_name, middle_name, last_name, email
      from pg_temp.known_employees
      order by run_id, user_id, recency desc
    ), named as (
      select run_id, default_leave_issuer_id as leave_issuer_id, max(recency) as recency
      from pg_temp.known_leaves where default_leave_issuer_id is not null group by run_id, default_leave_issuer_id
    ), mailed as (
      select run_id, current_leave_issuer_id as leave_issuer_id, max(recency) as recency
      from pg_temp.known_leaves where current_leave_issuer_id is not null group by run_id, current_leave_issuer_id
    )
    select i.run_id, i.leave_issuer_id,
      case when p.user_id is null then vn.default_leave_issuer_first_name else p.first_name end as first_name,
      case when p.user_id is null then vn.default_leave_issuer_middle_name else p.middle_name end as middle_name,
      case when p.user_id is null then vn.default_leave_issuer_last_name else p.last_name end as last_name,
      case when p.user_id is null then vm.current_leave_issuer_email else p.email end as email
    from (
      select run_id, leave_issuer_id, named.recency as named_by, mailed.recency as mailed_by
      from named full join mailed using (run_id, leave_issuer_id)
    ) i
    left join people p on p.run_id = i.run_id and p.user_id = i.leave_issuer_id
    left join dbo.leave_versions vn on vn.leave_id = i.named_by[2] and vn.valid_from_run_id = i.named_by[3]
    left join dbo.leave_versions vm on vm.leave_id = i.mailed_by[2] and vm.valid_from_run_id = i.mailed_by[3]`;
}
