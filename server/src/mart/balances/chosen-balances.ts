import { findNumber } from '../find-member';
import { type MartState, NONE } from '../state';
import { createBalanceReader, readBalances } from './balance-reader';

/** The balances of one leave type in one fiscal year. */
export interface ChosenBalance {
  leaveTypeId: string;
  /** Null: there is no fiscal year, and nobody has a balance. */
  fiscalYearId: string | null;
  /** The business date, in days since 1970-01-01. */
  asOf: number;
}

/**
 * `available` by person, in millionths of a day. NaN: the person has no such balance, no entitlement is known, or the person was not asked
 * for.
 * @param people 1 for each requested person; null: everybody.
 */
export function computeChosenBalances(
  state: MartState,
  { leaveTypeId, fiscalYearId, asOf }: ChosenBalance,
  people: Uint8Array | null,
  throwIfCancelled: () => void,
): Float64Array {
  const available = new Float64Array(state.people.count).fill(Number.NaN);
  const leaveType = findNumber(state.leaveTypes.id, state.leaveTypes.count)(leaveTypeId);
  const fiscalYear = fiscalYearId === null ? NONE : findNumber(state.fiscalYears.id, state.fiscalYears.count)(fiscalYearId);
  if (leaveType === NONE || fiscalYear === NONE) return available;
  const reader = createBalanceReader(state, { leaveTypes: [leaveType], fiscalYears: [fiscalYear], asOf });
  for (let person = 0; person < available.length; person++) {
    if ((person & 1023) === 0) throwIfCancelled();
    if (people && people[person] === 0) continue;
    const rows = readBalances(reader, person);
    if (rows.count === 1) available[person] = rows.available[0]!;
  }
  return available;
}
