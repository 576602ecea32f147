import { Prisma } from '../../generated/prisma/client';
import { type LeaveRelations, TODAY } from '../as-known/data-state';

/** Where a cut reads from: leave as it is, or leave of an earlier time moved forward, so that one filter and one grouping fit both. */
export interface LeaveSource {
  relations: LeaveRelations;
  /** Grain: calendar date; `leave_date` is the date that it counts as, `actual_date` the one that it is. */
  calendar: Prisma.Sql;
  /** Grain: fiscal year; `fiscal_id` is the one that it counts as, its dates are its own. */
  fiscalYears: Prisma.Sql;
  /** The date over `f` whose weekday counts: moving a date does not make a Monday of a Sunday. */
  weekdayDate: Prisma.Sql;
}

export const LEAVE_TODAY: LeaveSource = {
  relations: TODAY.relations,
  calendar: Prisma.sql`(select calendar_date as leave_date, calendar_date as actual_date, is_working_day from mart.calendar_dates)`,
  fiscalYears: TODAY.relations.fiscalYears,
  weekdayDate: Prisma.sql`f.leave_date`,
};
