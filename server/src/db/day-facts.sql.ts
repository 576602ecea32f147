import { Prisma } from '../generated/prisma/client';

/** Where day facts are spread from. Each has the columns of the table that it stands for. */
export interface DayFactSources {
  /** As `dbo.employee_leaves`, without the retired ones. */
  leaves: Prisma.Sql;
  /** As `dbo.fiscal_year`. */
  fiscalYears: Prisma.Sql;
  /** As `mart.calendar_dates`. */
  calendar: Prisma.Sql;
}

/**
 * Day facts as docs/metrics.md defines them, for the ingest that keeps them and for the answers out of earlier states. Grain: leave x calendar
 * date, every status. With D = leave days, W and C = working and calendar dates of the range: D <= W spreads over the working dates,
 * W < D <= C over all of them. Integers of a millionth of a day; the remainder goes on the last date.
 */
export function selectDayFacts({ leaves, fiscalYears, calendar }: DayFactSources): Prisma.Sql {
  return Prisma.sql`
    select l.leave_id, d.calendar_date as leave_date, l.employee_id, l.leave_type_id, l.fiscal_id, l.leave_issuer_id, l.status,
      (case when d.calendar_date = l.end_date or (d.working_day_number = l.last_working_number and not l.includes_non_working)
        then l.micro_days - (l.micro_days / l.date_count) * (l.date_count - 1)
        else l.micro_days / l.date_count end)::int as micro_days,
      l.micro_days <> 1000000 * l.working_dates as is_prorated,
      l.includes_non_working,
      d.calendar_date not between f.start_date and f.end_date as is_outside_fiscal_year
    from (
      select e.leave_id, e.employee_id, e.leave_type_id, e.fiscal_id, e.leave_issuer_id, e.status, e.start_date, e.end_date,
        (e.leave_days * 1000000)::bigint as micro_days, b.working_day_number as last_working_number, w.working_dates,
        e.leave_days > w.working_dates as includes_non_working,
        case when e.leave_days > w.working_dates then e.end_date - e.start_date + 1 else w.working_dates end as date_count
      from ${leaves} e
      join ${calendar} a on a.calendar_date = e.start_date
      join ${calendar} b on b.calendar_date = e.end_date
      cross join lateral (select b.working_day_number - a.working_day_number + a.is_working_day::int as working_dates) w
    ) l
    join ${fiscalYears} f on f.fiscal_id = l.fiscal_id
    join ${calendar} d on d.calendar_date between l.start_date and l.end_date and (d.is_working_day or l.includes_non_working)`;
}
