import type { ClientBase } from 'pg';
import { fullName } from '../../db/full-name.sql';

// Each statement inserts new rows and updates different ones, so the same snapshot changes no row.

/** Grain: designation, with the name in its newest record. */
export async function mergeDesignations(client: ClientBase): Promise<void> {
  await client.query(`
    with newest as (
      select designation_id, max(recency) as recency from current_people where designation_id is not null group by designation_id
    )
    insert into dbo.designations as d (designation_id, designation_name)
    select n.designation_id, coalesce(r.designationname, '')
    from newest n join raw.imported_leave_information r on r.record_id = n.recency[2]
    on conflict (designation_id) do update set designation_name = excluded.designation_name
      where d.designation_name is distinct from excluded.designation_name`);
}

/** Grain: department in any current record. Its description is its key. A department without records stays. */
export async function mergeDepartments(client: ClientBase): Promise<void> {
  await client.query(`
    insert into dbo.departments (department_name)
    select distinct department_name from current_people n
    where department_name is not null
      and not exists (select from dbo.departments d where d.department_name = n.department_name)
    order by department_name`);
}

/**
 * Grain: person who manages an employee's team in any current record, with name and email of the employee with that `userId`. A manager
 * without a current record keeps the last known ones.
 */
export async function mergeTeamManagers(client: ClientBase): Promise<void> {
  await client.query(`
    with people as (
      select distinct on (user_id) user_id, coalesce(${fullName('first_name', 'middle_name', 'last_name')}, '') as name, email
      from newest_employee_records order by user_id, recency desc
    )
    insert into dbo.team_managers as t (team_manager_id, name, email)
    select m.team_manager_id, p.name, p.email
    from (select distinct team_manager_id from current_people where team_manager_id is not null) m
    left join people p on p.user_id = m.team_manager_id
    on conflict (team_manager_id) do update set name = excluded.name, email = excluded.email
      where (t.name, t.email) is distinct from (excluded.name, excluded.email) and excluded.email is not null`);
}

/**
 * Grain: person who decides on leave, as current or default issuer of any current record. Name and email are those of the employee with
 * that `userId`; for a person who is no employee, those in the newest records that name the person, or else the last known ones.
 */
export async function mergeLeaveIssuers(client: ClientBase): Promise<void> {
  await client.query(`
    with people as (
      select distinct on (user_id) user_id, first_name, middle_name, last_name, email
      from newest_employee_records order by user_id, recency desc
    ), named as (
      select default_leave_issuer_id as leave_issuer_id, max(recency) as recency
      from current_people where default_leave_issuer_id is not null group by default_leave_issuer_id
    ), mailed as (
      select current_leave_issuer_id as leave_issuer_id, max(recency) as recency
      from current_people where current_leave_issuer_id is not null group by current_leave_issuer_id
    )
    insert into dbo.leave_issuer as t (leave_issuer_id, first_name, middle_name, last_name, email)
    select leave_issuer_id,
      case when p.user_id is not null then p.first_name when rn.record_id is not null then rn.leaveissuerfirstname else k.first_name end,
      case when p.user_id is not null then p.middle_name when rn.record_id is not null then rn.leaveissuermiddlename else k.middle_name end,
      case when p.user_id is not null then p.last_name when rn.record_id is not null then rn.leaveissuerlastname else k.last_name end,
      case when p.user_id is not null then p.email else coalesce(rm.currentleaveissueremail, k.email) end
    from named
    full join mailed using (leave_issuer_id)
    left join people p on p.user_id = leave_issuer_id
    left join raw.imported_leave_information rn on rn.record_id = named.recency[2]
    left join raw.imported_leave_information rm on rm.record_id = mailed.recency[2]
    left join dbo.leave_issuer k using (leave_issuer_id)
    on conflict (leave_issuer_id) do update
      set first_name = excluded.first_name, middle_name = excluded.middle_name, last_name = excluded.last_name, email = excluded.email
      where (t.first_name, t.middle_name, t.last_name, t.email)
        is distinct from (excluded.first_name, excluded.middle_name, excluded.last_name, excluded.email)`);
}

/** Grain: leave type, as in its newest record. */
export async function mergeLeaveTypes(client: ClientBase): Promise<void> {
  await client.query(`
    with newest as (select leave_type_id, max(recency) as recency from current_kinds group by leave_type_id)
    insert into dbo.leave_types as t (leave_type_id, leave_type, default_days, transferrable_days, is_consecutive)
    select n.leave_type_id, r.leavetypename, r.defaultdays::numeric, r.transferabledays::numeric, coalesce(r.isconsecutive, '0') = '1'
    from newest n join raw.imported_leave_information r on r.record_id = n.recency[2]
    on conflict (leave_type_id) do update
      set leave_type = excluded.leave_type, default_days = excluded.default_days,
        transferrable_days = excluded.transferrable_days, is_consecutive = excluded.is_consecutive
      where (t.leave_type, t.default_days, t.transferrable_days, t.is_consecutive)
        is distinct from (excluded.leave_type, excluded.default_days, excluded.transferrable_days, excluded.is_consecutive)`);
}

/** Grain: fiscal year, with the dates of its newest record. */
export async function mergeFiscalYears(client: ClientBase): Promise<void> {
  await client.query(`
    with newest as (select fiscal_id, max(recency) as recency from current_kinds group by fiscal_id)
    insert into dbo.fiscal_year as t (fiscal_id, start_date, end_date, is_current)
    select n.fiscal_id, left(r.fiscalstartdate, 10)::date, left(r.fiscalenddate, 10)::date, coalesce(r.fiscaliscurrent::boolean, false)
    from newest n join raw.imported_leave_information r on r.record_id = n.recency[2]
    on conflict (fiscal_id) do update set start_date = excluded.start_date, end_date = excluded.end_date, is_current = excluded.is_current
      where (t.start_date, t.end_date, t.is_current) is distinct from (excluded.start_date, excluded.end_date, excluded.is_current)`);
}

/** Grain: leave type x fiscal year, with the entitlement in the newest record of that pair. What it was before is kept. */
export async function mergeEntitlements(client: ClientBase, runId: string): Promise<void> {
  await client.query(
    `insert into ops.superseded_entitlements (leave_type_id, fiscal_id, default_days, transferable_days, valid_to_run_id)
     select t.leave_type_id, t.fiscal_id, t.default_days, t.transferable_days, $1
     from dbo.leave_entitlements t
     join current_kinds n on n.leave_type_id = t.leave_type_id and n.fiscal_id = t.fiscal_id
     join raw.imported_leave_information r on r.record_id = n.recency[2]
     where (t.default_days, t.transferable_days) is distinct from (r.defaultdays::numeric, r.transferabledays::numeric)`,
    [runId],
  );
  await client.query(`
    insert into dbo.leave_entitlements as t (leave_type_id, fiscal_id, default_days, transferable_days)
    select n.leave_type_id, n.fiscal_id, r.defaultdays::numeric, r.transferabledays::numeric
    from current_kinds n join raw.imported_leave_information r on r.record_id = n.recency[2]
    on conflict (leave_type_id, fiscal_id) do update
      set default_days = excluded.default_days, transferable_days = excluded.transferable_days
      where (t.default_days, t.transferable_days) is distinct from (excluded.default_days, excluded.transferable_days)`);
}

/** Grain: project or area that any employee is allocated to, with the name in the newest record that has it. */
export async function mergeAllocations(client: ClientBase): Promise<void> {
  await client.query(`
    insert into dbo.allocations as t (allocation_id, name, type)
    select distinct on (a.id) a.id, a.name, a.type
    from newest_employee_records n, json_to_recordset(n.allocations) as a (id bigint, name text, type text)
    order by a.id, n.recency desc, a.name
    on conflict (allocation_id) do update set name = excluded.name, type = excluded.type
      where (t.name, t.type) is distinct from (excluded.name, excluded.type)`);
}
