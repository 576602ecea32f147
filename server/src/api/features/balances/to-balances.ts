import type { FiscalYear, LeaveType } from '../../shared/filters/dimension.types';
import type { LeaveBalance } from './balance.types';
import type { BalanceRow } from './balance-row.sql';

/** Balances with their leave types and fiscal year, in the order of the rows. A leave type is never deleted, so each row has its own. */
export function toBalances<Row extends BalanceRow>(
  rows: readonly Row[],
  leaveTypes: readonly LeaveType[],
  fiscalYear: FiscalYear,
  asOf: string,
): (Row & LeaveBalance)[] {
  const typesById = new Map(leaveTypes.map((type) => [type.id, type]));
  return rows.flatMap((row) => {
    const leaveType = typesById.get(row.leaveTypeId);
    return leaveType ? [{ ...row, leaveType, fiscalYear, asOf }] : [];
  });
}
