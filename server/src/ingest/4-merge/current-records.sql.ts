import type { ClientBase } from 'pg';

/**
 * What the merge reads, once: temporary table `current_records`. Grain: one record that is not retired, its keys alone. `recency` orders
 * records by what decides: the newest `updatedAt`, then the highest id.
 * And `newest_employee_records`. Grain: one employee, with the record that says what the person is today.
 */
export async function createCurrentRecords(client: ClientBase): Promise<void> {
  await client.query(`
    create temporary table current_records on commit drop as
    select record_id, empid as employee_id, userid::bigint as user_id, teammanagerid::bigint as team_manager_id,
      designationid::bigint as designation_id, leaveissuerid::bigint as default_leave_issuer_id,
      currentleaveissuerid::bigint as current_leave_issuer_id, leavetypeid::bigint as leave_type_id, fiscalid::bigint as fiscal_id,
      array[(extract(epoch from source_updated_at) * 1000)::bigint, record_id] as recency
    from raw.imported_leave_information
    where retired_at is null`);
  await client.query(`
    create temporary table newest_employee_records on commit drop as
    with newest as (
      select employee_id, max(recency) as recency from current_records group by employee_id
    )
    select n.employee_id, n.recency, r.record_id, r.userid::bigint as user_id, r.firstname as first_name, nullif(r.middlename, '') as middle_name,
      r.lastname as last_name, r.email, r.ishr::boolean as is_hr, r.issupervisor::boolean as is_supervisor,
      r.designationid::bigint as designation_id, r.teammanagerid::bigint as team_manager_id,
      nullif(r.departmentdescription, '') as department_name,
      coalesce(r.currentleaveissuerid, r.leaveissuerid)::bigint as leave_issuer_id, r.allocations
    from newest n
    join raw.imported_leave_information r on r.record_id = n.recency[2]`);
  await client.query('analyze newest_employee_records');
}
