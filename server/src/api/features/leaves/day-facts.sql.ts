import { Prisma } from '../../../generated/prisma/client';

export interface DayFactRow {
  leaveId: string;
  date: string;
  leaveDays: number;
  isProrated: boolean;
  includesNonWorking: boolean;
  isOutsideFiscalYear: boolean;
}

/** Grain: one of the leaves × one date on which it takes a share of a day, in order of the dates. */
export function selectDayFacts(leaveIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select f.leave_id::text as "leaveId", f.leave_date::text as date, f.micro_days::float8 / 1000000 as "leaveDays",
      f.is_prorated as "isProrated", f.includes_non_working as "includesNonWorking", f.is_outside_fiscal_year as "isOutsideFiscalYear"
    from mart.leave_day_facts f
    where f.leave_id = any(${leaveIds}::text[]::bigint[])
    order by f.leave_id, f.leave_date`;
}
