import { Prisma } from '../generated/prisma/client';

/** Where day facts are spread from. Each has the columns of the table that it stands for. */
export interface DayFactSources {
  /** As `dbo.employee_leaves`, without the retired ones. */
  leaves: Prisma.Sql;
  /** As `dbo.fiscal_year`. */
  fiscalYears: Prisma.Sql;
  /** As `ops.calendar_dates`. */
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
      case when d.calendar_date = l.end_date or (d.working_day_number = l.last_working_number and not l.includes_non_working)
        then l.micro_days - l.share * (l.date_count - 1) else l.share end as micro_days,
      l.is_prorated,
      l.includes_non_working,
      d.calendar_date not between l.fiscal_start_date and l.fiscal_end_date as is_outside_fiscal_year
    from (
      select s.*, s.micro_days / s.date_count as share, s.start_date + generate_series(0, s.end_date - s.start_date) as leave_date
      from (
        select w.*, w.micro_days <> 1000000 * w.working_dates as is_prorated,
          case when w.includes_non_working then w.end_date - w.start_date + 1 else w.working_dates end as date_count
        from (
          select r.*, r.micro_days > 1000000 * r.working_dates as includes_non_working
          from (
            select e.leave_id, e.employee_id, e.leave_type_id, e.fiscal_id, e.leave_issuer_id, e.status, e.start_date, e.end_date,
              f.start_date as fiscal_start_date, f.end_date as fiscal_end_date, b.working_day_number as last_working_number,
              b.working_day_number - a.working_day_number + a.is_working_day::int as working_dates, (e.leave_days * 1000000)::int as micro_days
            from ${leaves} e
            join ${calendar} a on a.calendar_date = e.start_date
            join ${calendar} b on b.calendar_date = e.end_date
            join ${fiscalYears} f on f.fiscal_id = e.fiscal_id
            -- Each "offset 0" keeps what is computed once for a leave from being computed again for each of its dates.
            offset 0
          ) r
          offset 0
        ) w
        offset 0
      ) s
      offset 0
    ) l
    join ${calendar} d on d.calendar_date = l.leave_date and (d.is_working_day or l.includes_non_working)`;
}
