import { Prisma } from '../../../generated/prisma/client';
import { type LeaveRelations, TODAY } from '../../shared/as-known/data-state';
import type { CheckedFilter } from '../../shared/filters/checked-filter';
import { type DateUnit, finerUnit, isAsFine, isOfWholeLeaves, leaveRows } from '../../shared/filters/leave-rows.sql';
import type { LeaveDimension } from './leave-aggregate.types';

/** Leave for one filter and grouping. */
interface LeaveRows {
  /** With the columns of the day facts. A row is in the filter and in its cells as a whole, or not at all. */
  rows: Prisma.Sql;
  /** Whether each leave is in one row of each cell at most. */
  hasLeavesOnce: boolean;
}

/** Where a cut reads from: leave as it is, or beside it leave moved forward, so that one filter and one grouping fit both. */
export interface LeaveSource {
  relations: LeaveRelations;
  /** The date over `f` whose weekday counts: moving a date does not make a Monday of a Sunday. */
  weekdayDate: Prisma.Sql;
  /** Leave for one filter and grouping, in as few rows as they need. */
  selectRows: (filter: CheckedFilter, groupBy: readonly LeaveDimension[]) => LeaveRows;
}

export function asItIs(relations: LeaveRelations): LeaveSource {
  return {
    relations,
    weekdayDate: Prisma.sql`f.leave_date`,
    selectRows(filter, groupBy) {
      const unit = finerUnit(filter, unitOf(groupBy));
      return { rows: leaveRows(filter, relations, unit), hasLeavesOnce: isAsFine(unitOfOneCell(groupBy), unit) };
    },
  };
}

export const LEAVE_TODAY: LeaveSource = asItIs(TODAY.relations);

/**
 * Leave with that of the fiscal year before, marked `is_previous`: charged to the fiscal year that follows its own, on the day as far from the
 * beginning, and on the last one at most. Dates outside the own fiscal year keep their distance from it, so nothing is lost but what is
 * charged to the last fiscal year.
 */
export function withPreviousFiscalYear(relations: LeaveRelations): LeaveSource {
  return {
    relations,
    weekdayDate: Prisma.sql`f.actual_date`,
    selectRows(filter, groupBy) {
      const own = asItIs(relations).selectRows(filter, groupBy);
      // Days of one month are moved into two, and so are those on one side of a border.
      const isMovedAsWhole = unitOf(groupBy) === 'LEAVE' && isOfWholeLeaves(filter);
      const rows = isMovedAsWhole ? own.rows : relations.dayFacts;
      return { rows: besidePrevious(rows, relations), hasLeavesOnce: isMovedAsWhole };
    },
  };
}

/** What cells tell apart of the dates of a leave. */
function unitOf(groupBy: readonly LeaveDimension[]): DateUnit {
  if (groupBy.includes('DATE') || groupBy.includes('WEEKDAY')) return 'DATE';
  if (groupBy.includes('YEAR_MONTH') || groupBy.includes('MONTH')) return 'MONTH';
  return groupBy.includes('YEAR') ? 'YEAR' : 'LEAVE';
}

/** What one cell holds no two of: a month of the year comes again, and a leave may be as long. */
function unitOfOneCell(groupBy: readonly LeaveDimension[]): DateUnit {
  if (groupBy.includes('DATE')) return 'DATE';
  if (groupBy.includes('YEAR_MONTH')) return 'MONTH';
  if (!groupBy.includes('YEAR')) return 'LEAVE';
  return groupBy.includes('MONTH') ? 'MONTH' : 'YEAR';
}

function besidePrevious(rows: Prisma.Sql, { fiscalYears }: LeaveRelations): Prisma.Sql {
  const columns = Prisma.sql`f.leave_id, f.employee_id, f.leave_type_id, f.leave_issuer_id, f.status, f.micro_days, f.leave_date as actual_date`;
  return Prisma.sql`(
    select ${columns}, f.fiscal_id, f.leave_date, false as is_previous
    from ${rows} f
    union all
    select ${columns}, y.next_id,
      case
        when f.leave_date > y.end_date then y.next_end + (f.leave_date - y.end_date)
        else least(y.next_start + (f.leave_date - y.start_date), y.next_end)
      end,
      true
    from ${rows} f
    join (
      select y.fiscal_id, y.start_date, y.end_date,
        lead(y.fiscal_id) over following as next_id, lead(y.start_date) over following as next_start, lead(y.end_date) over following as next_end
      from ${fiscalYears} y
      window following as (order by y.start_date, y.fiscal_id)
    ) y on y.fiscal_id = f.fiscal_id and y.next_id is not null
  )`;
}
