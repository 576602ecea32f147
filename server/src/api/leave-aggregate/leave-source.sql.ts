import { Prisma } from '../../generated/prisma/client';
import { type LeaveRelations, TODAY } from '../as-known/data-state';

/** Where a cut reads from: leave as it is, or beside it leave moved forward, so that one filter and one grouping fit both. */
export interface LeaveSource {
  relations: LeaveRelations;
  /** The date over `f` whose weekday counts: moving a date does not make a Monday of a Sunday. */
  weekdayDate: Prisma.Sql;
}

export function asItIs(relations: LeaveRelations): LeaveSource {
  return { relations, weekdayDate: Prisma.sql`f.leave_date` };
}

export const LEAVE_TODAY: LeaveSource = asItIs(TODAY.relations);

/**
 * Leave with that of the fiscal year before, marked `is_previous`: charged to the fiscal year that follows its own, on the day as far from the
 * beginning, and on the last one at most. Dates outside the own fiscal year keep their distance from it, so nothing is lost but what is
 * charged to the last fiscal year.
 */
export function withPreviousFiscalYear(relations: LeaveRelations): LeaveSource {
  const columns = Prisma.sql`f.leave_id, f.employee_id, f.leave_type_id, f.leave_issuer_id, f.status, f.micro_days, f.leave_date as actual_date`;
  const dayFacts = Prisma.sql`(
    select ${columns}, f.fiscal_id, f.leave_date, false as is_previous
    from ${relations.dayFacts} f
    union all
    select ${columns}, y.next_id,
      case
        when f.leave_date > y.end_date then y.next_end + (f.leave_date - y.end_date)
        else least(y.next_start + (f.leave_date - y.start_date), y.next_end)
      end,
      true
    from ${relations.dayFacts} f
    join (
      select y.fiscal_id, y.start_date, y.end_date,
        lead(y.fiscal_id) over following as next_id, lead(y.start_date) over following as next_start, lead(y.end_date) over following as next_end
      from ${relations.fiscalYears} y
      window following as (order by y.start_date, y.fiscal_id)
    ) y on y.fiscal_id = f.fiscal_id and y.next_id is not null
  )`;
  return { relations: { ...relations, dayFacts }, weekdayDate: Prisma.sql`f.actual_date` };
}
