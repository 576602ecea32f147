import type { ClientBase } from 'pg';

/** Which leaves' day facts are built anew: those that this run landed, those of some fiscal years, or all. */
export interface RebuildScope {
  runId: string;
  fiscalIds: readonly string[];
  all: boolean;
}

/**
 * Day facts as docs/metrics.md defines them. Grain: leave x calendar date, every status, retired leaves left out. With D = leave days,
 * W and C = working and calendar dates of the range: D <= W spreads over the working dates, W < D <= C over all of them. Integers of a
 * millionth of a day; the remainder goes on the last date.
 */
export async function rebuildDayFacts(client: ClientBase, { runId, fiscalIds, all }: RebuildScope): Promise<void> {
  await client.query(
    `create temporary table touched_leaves on commit drop as
     select leave_id from dbo.employee_leaves
     where retired_at is null and ($2::boolean or fiscal_id = any($1::bigint[]) or leave_id in (
       select record_id from raw.imported_leave_information where run_id = $3::bigint
     ))`,
    [fiscalIds, all, runId],
  );
  await client.query('delete from mart.leave_day_facts f using touched_leaves t where t.leave_id = f.leave_id');
  await client.query(`
    insert into mart.leave_day_facts
      (leave_id, leave_date, employee_id, leave_type_id, fiscal_id, leave_issuer_id, status, micro_days, is_prorated, includes_non_working,
       is_outside_fiscal_year)
    select l.leave_id, d.calendar_date, l.employee_id, l.leave_type_id, l.fiscal_id, l.leave_issuer_id, l.status,
      case when d.calendar_date = l.end_date or (d.working_day_number = l.last_working_number and not l.includes_non_working)
        then l.micro_days - (l.micro_days / l.date_count) * (l.date_count - 1)
        else l.micro_days / l.date_count end,
      l.micro_days <> 1000000 * l.working_dates,
      l.includes_non_working,
      d.calendar_date not between f.start_date and f.end_date
    from (
      select e.leave_id, e.employee_id, e.leave_type_id, e.fiscal_id, e.leave_issuer_id, e.status, e.start_date, e.end_date,
        (e.leave_days * 1000000)::bigint as micro_days, b.working_day_number as last_working_number, w.working_dates,
        e.leave_days > w.working_dates as includes_non_working,
        case when e.leave_days > w.working_dates then e.end_date - e.start_date + 1 else w.working_dates end as date_count
      from touched_leaves
      join dbo.employee_leaves e using (leave_id)
      join mart.calendar_dates a on a.calendar_date = e.start_date
      join mart.calendar_dates b on b.calendar_date = e.end_date
      cross join lateral (select b.working_day_number - a.working_day_number + a.is_working_day::int as working_dates) w
    ) l
    join dbo.fiscal_year f on f.fiscal_id = l.fiscal_id
    join mart.calendar_dates d on d.calendar_date between l.start_date and l.end_date and (d.is_working_day or l.includes_non_working)`);
}
