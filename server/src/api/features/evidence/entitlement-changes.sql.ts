import { Prisma } from '../../../generated/prisma/client';
import { ofRun } from '../../shared/as-known/known-leaves.sql';
import { anyOf } from '../../shared/filters/leave-filter.sql';
import type { ChangeQuestion } from './explain-change.sql';

export interface EntitlementChangeRow {
  leaveTypeId: string;
  leaveType: string;
  fiscalYearId: string;
  fiscalYearStart: string;
  fiscalYearEnd: string;
  entitlementBefore: number | null;
  entitlementAfter: number | null;
  transferableBefore: number | null;
  transferableAfter: number | null;
}

/** Grain: leave type x fiscal year of the filter whose entitlement is not the same in both states; a null is one that nobody had told. */
export function selectEntitlementChanges({ fromRunId, toRunId, filter }: ChangeQuestion): Prisma.Sql {
  const known = Prisma.sql`pg_temp.known_entitlements`;
  const conditions = [
    Prisma.sql`(b.default_days, b.transferable_days) is distinct from (a.default_days, a.transferable_days)`,
    anyOf(Prisma.sql`leave_type_id`, filter.leaveTypes, 'bigint'),
    anyOf(Prisma.sql`fiscal_id`, filter.fiscalYears, 'bigint'),
  ].filter((condition) => condition !== null);
  return Prisma.sql`
    select leave_type_id::text as "leaveTypeId", t.leave_type as "leaveType", fiscal_id::text as "fiscalYearId",
      y.start_date::text as "fiscalYearStart", y.end_date::text as "fiscalYearEnd",
      b.default_days::float8 as "entitlementBefore", a.default_days::float8 as "entitlementAfter",
      b.transferable_days::float8 as "transferableBefore", a.transferable_days::float8 as "transferableAfter"
    from ${ofRun(known, fromRunId)} b
    full join ${ofRun(known, toRunId)} a using (leave_type_id, fiscal_id)
    join dbo.leave_types t using (leave_type_id)
    join dbo.fiscal_year y using (fiscal_id)
    where ${Prisma.join(conditions, ' and ')}
    order by y.start_date, fiscal_id, t.leave_type, leave_type_id`;
}
