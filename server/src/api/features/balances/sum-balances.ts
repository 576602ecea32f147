import { toDays } from '../../../domain/micro-days';
import type { BalanceRows } from '../../../mart/balances/balance-rows';
import { textAt } from '../../../mart/shared-columns';
import type { MartState } from '../../../mart/state';
import type { BalancePageAnswer } from './balance.question';

const DAYS = ['entitlement', 'carriedIn', 'taken', 'scheduled', 'pending', 'available', 'ifApproved', 'forfeitRisk'] as const;
const COUNTS = ['people', 'balances', 'unobserved', 'knownEntitlements', 'knownCarriedIn', 'knownForfeitRisks'] as const;

/**
 * Sums of balances of one fiscal year. Each column has one element per leave type, and a last one for all of them together. Days are
 * millionths; unknown ones are left out.
 */
export type BalanceSums = Readonly<Record<(typeof DAYS)[number] | (typeof COUNTS)[number], Float64Array>>;

export function createBalanceSums({ leaveTypes }: MartState): BalanceSums {
  return Object.fromEntries([...DAYS, ...COUNTS].map((name) => [name, new Float64Array(leaveTypes.count + 1)])) as BalanceSums;
}

/** Adds the balances of one person. */
export function addBalances(sums: BalanceSums, rows: BalanceRows): void {
  if (rows.count > 0) sums.people[sums.people.length - 1]!++;
  for (let row = 0; row < rows.count; row++) {
    const type = rows.leaveType[row]!;
    sums.people[type]!++;
    sums.balances[type]!++;
    sums.taken[type]! += rows.taken[row]!;
    sums.scheduled[type]! += rows.scheduled[row]!;
    sums.pending[type]! += rows.pending[row]!;
    if (rows.isObserved[row] === 0) sums.unobserved[type]!++;
    // What is available is known where the entitlement is.
    if (!Number.isNaN(rows.entitlement[row]!)) {
      sums.knownEntitlements[type]!++;
      sums.entitlement[type]! += rows.entitlement[row]!;
      sums.available[type]! += rows.available[row]!;
      sums.ifApproved[type]! += rows.ifApproved[row]!;
    }
    if (!Number.isNaN(rows.carriedIn[row]!)) {
      sums.knownCarriedIn[type]!++;
      sums.carriedIn[type]! += rows.carriedIn[row]!;
    }
    if (!Number.isNaN(rows.forfeitRisk[row]!)) {
      sums.knownForfeitRisks[type]!++;
      sums.forfeitRisk[type]! += rows.forfeitRisk[row]!;
    }
  }
}

export function describeSums(sums: BalanceSums, { leaveTypes }: MartState): Pick<BalancePageAnswer, 'total' | 'totals'> {
  const all = leaveTypes.count;
  // One person has balances of several leave types: people do not add up, and are counted for themselves.
  for (const name of [...DAYS, ...COUNTS]) {
    if (name !== 'people') sums[name][all] = sums[name].subarray(0, all).reduce((sum, value) => sum + value, 0);
  }
  const types = Array.from({ length: all }, (_, type) => type).filter((type) => sums.balances[type]! > 0);
  return {
    total: describeSum(sums, all),
    totals: types.map((type) => ({ leaveTypeId: textAt(leaveTypes.id, type), ...describeSum(sums, type) })),
  };
}

/** @param at a leave type, or the place of all of them together. */
function describeSum(sums: BalanceSums, at: number): BalancePageAnswer['total'] {
  const days = (name: (typeof DAYS)[number]) => toDays(sums[name][at]!);
  // A sum of nothing known is unknown.
  const daysOf = (known: Float64Array, name: (typeof DAYS)[number]) => (known[at] === 0 ? null : days(name));
  return {
    employeeCount: sums.people[at]!,
    balanceCount: sums.balances[at]!,
    unknownCarriedInCount: sums.balances[at]! - sums.knownCarriedIn[at]!,
    unobservedCount: sums.unobserved[at]!,
    entitlement: daysOf(sums.knownEntitlements, 'entitlement'),
    carriedIn: daysOf(sums.knownCarriedIn, 'carriedIn'),
    taken: days('taken'),
    scheduled: days('scheduled'),
    pending: days('pending'),
    available: daysOf(sums.knownEntitlements, 'available'),
    ifApproved: daysOf(sums.knownEntitlements, 'ifApproved'),
    forfeitRisk: daysOf(sums.knownForfeitRisks, 'forfeitRisk'),
  };
}
