import { Prisma } from '../../../generated/prisma/client';
import { TODAY } from '../../shared/as-known/data-state';
import { leaveStretches } from '../../shared/entities/leave-stretches.sql';

/**
 * The fiscal year that the source calls current. Where it calls several so the one that began last, and where it calls none so the last of all.
 */
export const CURRENT_FISCAL_ID = Prisma.sql`
  (select y.fiscal_id from dbo.fiscal_year y order by y.is_current desc, y.start_date desc, y.fiscal_id desc limit 1)`;

/** Grain: employee with APPROVED leave dated up to the given date and charged to the fiscal year (null: the current one). */
export function selectTakenDays(fiscalYearId: string | null, today: string): Prisma.Sql {
  const fiscalId = fiscalYearId === null ? CURRENT_FISCAL_ID : Prisma.sql`${fiscalYearId}::text::bigint`;
  return Prisma.sql`
    select f.employee_id, sum(f.micro_days) as micro_days
    from ${leaveStretches(TODAY.relations, { unit: 'LEAVE', from: null, to: today })} f
    where f.status = 'APPROVED' and f.leave_date <= ${today}::date and f.fiscal_id = ${fiscalId}
    group by f.employee_id`;
}

/** Grain: one of the employees who took any. */
export function selectTakenDaysOf(employeeIds: readonly string[], fiscalYearId: string | null, today: string): Prisma.Sql {
  return Prisma.sql`
    select t.employee_id as "employeeId", t.micro_days::float8 / 1000000 as "leaveDays"
    from (${selectTakenDays(fiscalYearId, today)}) t
    where t.employee_id = any(${employeeIds}::text[])`;
}
