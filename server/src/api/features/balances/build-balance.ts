import type { FiscalYear, LeaveType } from '../../shared/filters/dimension.types';
import type { BalanceRow } from './balance.question';
import type { LeaveBalance } from './balance.types';

/** A balance in the shape of the schema. Null: its leave type is not among the given ones. */
export function buildBalance(
  { leaveTypeId, carriesFromId, ...balance }: BalanceRow,
  leaveTypes: ReadonlyMap<string, LeaveType>,
  fiscalYear: FiscalYear,
  fiscalYears: readonly FiscalYear[],
  asOf: string,
): LeaveBalance | null {
  const leaveType = leaveTypes.get(leaveTypeId);
  if (!leaveType) return null;
  return { ...balance, leaveType, fiscalYear, carriesFrom: fiscalYears.find(({ id }) => id === carriesFromId) ?? null, asOf };
}
