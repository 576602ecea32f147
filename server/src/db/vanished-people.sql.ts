/** As many records have to be missing at once for their person to count as vanished. */
export const RECORDS_OF_VANISHED = 3;

/**
 * SQL for the people whose every active record is missing since the same run, at least three and none of them confirmed to be gone. Grain:
 * employee, with `record_ids`, `missing_since_run_id`, and first and last date of their leave. During a run `dbo` is not merged yet: a
 * record that the run gave to another person no longer counts; one that it gave to the person is for the caller to exclude.
 */
export const VANISHED_PEOPLE_SQL = `
  select l.employee_id, array_agg(l.leave_id) as record_ids, min(m.missing_since_run_id) as missing_since_run_id,
    min(l.start_date) as first_date, max(l.end_date) as last_date
  from ops.missing_records m
  join dbo.employee_leaves l on l.leave_id = m.record_id
  where m.confirmed_at is null
  group by l.employee_id
  having count(*) >= ${RECORDS_OF_VANISHED} and min(m.missing_since_run_id) = max(m.missing_since_run_id)
    and count(*) = (
      select count(*) from dbo.employee_leaves o
      join raw.imported_leave_information i on i.record_id = o.leave_id and i.empid = o.employee_id
      where o.employee_id = l.employee_id and o.retired_at is null
    )`;
