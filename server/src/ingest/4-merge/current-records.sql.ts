import type { ClientBase } from 'pg';
import { selectRecency } from '../../db/newest-record.sql';

/**
 * Creates what the merge reads of the records that are not retired: three temporary tables, and one on the way there. `recency` is that of
 * `newest-record.sql.ts`.
 *
 * `current_people`. Grain: combination of employee, user, manager, designation, department and both issuers, with the newest record that
 * has it. `current_kinds`. Grain: leave type x fiscal year, with its newest record. `newest_employee_records`. Grain: employee, with the
 * newest record, which says what the person is.
 */
export async function createCurrentRecords(client: ClientBase): Promise<void> {
  // In one pass: reaching the columns of so wide a row is the expensive part. As text: far fewer combinations than records are then cast.
  await client.query(`
    create temporary table current_combinations on commit drop as
    select grouping(empid) = 1 as is_kind, empid, userid, teammanagerid, designationid, departmentdescription, leaveissuerid,
      currentleaveissuerid,
      leavetypeid, fiscalid, max(${selectRecency({ sourceUpdatedAt: 'source_updated_at', recordId: 'record_id' })}) as recency
    from raw.imported_leave_information
    where retired_at is null
    group by grouping sets (
      (empid, userid, teammanagerid, designationid, departmentdescription, leaveissuerid, currentleaveissuerid),
      (leavetypeid, fiscalid)
    )`);
  await client.query(`
    create temporary table current_people on commit drop as
    select empid as employee_id, userid::bigint as user_id, teammanagerid::bigint as team_manager_id,
      designationid::bigint as designation_id, nullif(departmentdescription, '') as department_name,
      leaveissuerid::bigint as default_leave_issuer_id,
      currentleaveissuerid::bigint as current_leave_issuer_id, recency
    from current_combinations
    where not is_kind`);
  await client.query(`
    create temporary table current_kinds on commit drop as
    select leavetypeid::bigint as leave_type_id, fiscalid::bigint as fiscal_id, recency
    from current_combinations
    where is_kind`);
  await client.query(`
    create temporary table newest_employee_records on commit drop as
    with newest as (
      select employee_id, max(recency) as recency from current_people group by employee_id
    )
    select n.employee_id, n.recency, r.record_id, r.userid::bigint as user_id, r.firstname as first_name,
      nullif(r.middlename, '') as middle_name, r.lastname as last_name, r.email, r.ishr::boolean as is_hr,
      r.issupervisor::boolean as is_supervisor,
      r.designationid::bigint as designation_id, r.teammanagerid::bigint as team_manager_id,
      nullif(r.departmentdescription, '') as department_name,
      coalesce(r.currentleaveissuerid, r.leaveissuerid)::bigint as leave_issuer_id, r.allocations
    from newest n
    join raw.imported_leave_information r on r.record_id = n.recency[2]`);
  await client.query('analyze newest_employee_records (employee_id, user_id, record_id)');
}
