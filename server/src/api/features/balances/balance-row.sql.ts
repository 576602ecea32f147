import { Prisma } from '../../../generated/prisma/client';
import type { LeaveBalance } from './balance.types';

/** A balance as a statement answers it: its leave type and fiscal year by their ids. */
export type BalanceRow = Omit<LeaveBalance, 'leaveType' | 'fiscalYear' | 'asOf'> & { leaveTypeId: string };

/** The columns of a BalanceRow over a row `b` of `balances`, and over a row `l` of `ledgers` where ledgers are asked for. Only here days become floats. */
export function balanceColumns(withLedgers: boolean): Prisma.Sql {
  return Prisma.sql`
    b.employee_id as "employeeId",
    b.leave_type_id::text as "leaveTypeId",
    b.entitlement::float8 / 1000000 as entitlement,
    b.is_assumed as "isEntitlementAssumed",
    b.transferable::float8 / 1000000 as transferable,
    b.carried_in::float8 / 1000000 as "carriedIn",
    b.is_projected as "isCarriedInProjected",
    b.is_observed as "isObserved",
    b.taken::float8 / 1000000 as taken,
    b.scheduled::float8 / 1000000 as scheduled,
    b.pending::float8 / 1000000 as pending,
    b.available::float8 / 1000000 as available,
    b.if_approved::float8 / 1000000 as "ifApproved",
    b.unused::float8 / 1000000 as unused,
    b.unused_carried_in::float8 / 1000000 as "unusedCarriedIn",
    b.forfeit_risk::float8 / 1000000 as "forfeitRisk",
    b.utilisation,
    b.pace,
    ${withLedgers ? Prisma.sql`l.entries as ledger, l.residual as "ledgerResidual"` : Prisma.sql`'[]'::jsonb as ledger, null::float8 as "ledgerResidual"`}`;
}

/** Brings in the row `l` for each `b`; `ledgers` has one for every shown balance. */
export function joinLedgers(withLedgers: boolean): Prisma.Sql {
  if (!withLedgers) return Prisma.empty;
  return Prisma.sql`join ledgers l on l.employee_id = b.employee_id and l.leave_type_id = b.leave_type_id and l.fiscal_id = b.fiscal_id`;
}
