import { Prisma } from '../../../generated/prisma/client';

/**
 * Grain: approved leave. Its spell: approved leaves of one person, of any type, with no working day between them share one.
 * Each leave starts a spell where working days lie between all earlier leaves of the person and its own start.
 */
export function leaveSpells(whose: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select leave_id, sum(begins::int) over (order by employee_id, start_date, end_date, leave_id) as spell
    from (
      select l.leave_id, l.employee_id, l.start_date, l.end_date,
        first.working_day_number - first.is_working_day::int > coalesce(
          max(last.working_day_number) over (
            partition by l.employee_id order by l.start_date, l.end_date, l.leave_id rows between unbounded preceding and 1 preceding
          ), -1) as begins
      from dbo.employee_leaves l
      join dbo.employees e on e.employee_id = l.employee_id
      join mart.calendar_dates first on first.calendar_date = l.start_date
      join mart.calendar_dates last on last.calendar_date = l.end_date
      where l.status = 'APPROVED' and l.retired_at is null and ${whose}
    ) begun`;
}
