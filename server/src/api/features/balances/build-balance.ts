import type { FiscalYear, LeaveType } from '../../shared/filters/dimension.types';
import type { BalanceRow } from './balance.question';
import type { LeaveBalance } from './balance.types';

/** A balance in the shape of the schema. Null: its leave type is not among the given ones. */
export function buildBalance(
  { leaveTypeId, ...balance }: BalanceRow,
  leaveTypes: ReadonlyMap<string, LeaveType>,
  fiscalYear: FiscalYear,
  asOf: string,
): LeaveBalance | null {
  const leaveType = leaveTypes.get(leaveTypeId);
  return leaveType ? { ...balance, leaveType, fiscalYear, asOf } : null;
}
