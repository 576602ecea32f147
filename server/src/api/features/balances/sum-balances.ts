import { MICRO_DAYS } from '../../../domain/micro-days';
import type { BalanceRows } from '../../../mart/balances/balance-reader';
import { textAt } from '../../../mart/shared-columns';
import type { MartState } from '../../../mart/state';
import type { BalancePageAnswer } from './balance.question';

/** Columns that are added up. */
const SUMMED = ['entitlement', 'carriedIn', 'taken', 'scheduled', 'pending', 'available', 'ifApproved', 'forfeitRisk'] as const;
type Summed = (typeof SUMMED)[number];

/** Sums of balances of one fiscal year. Each column has one element per leave type, and a last one for all of them together. */
export interface BalanceSums {
  people: Float64Array;
  balances: Float64Array;
  unknownCarriedIn: Float64Array;
  unobserved: Float64Array;
  /** Days in millionths, unknown ones left out, and how many are known. */
  days: readonly { name: Summed; micro: Float64Array; known: Float64Array }[];
}

export function createBalanceSums({ leaveTypes }: MartState): BalanceSums {
  const createColumn = () => new Float64Array(leaveTypes.count + 1);
  return {
    people: createColumn(),
    balances: createColumn(),
    unknownCarriedIn: createColumn(),
    unobserved: createColumn(),
    days: SUMMED.map((name) => ({ name, micro: createColumn(), known: createColumn() })),
  };
}

/** Adds the balances of one person. */
export function addBalances({ people, balances, unknownCarriedIn, unobserved, days }: BalanceSums, rows: BalanceRows): void {
  if (rows.count > 0) people[people.length - 1]!++;
  for (let row = 0; row < rows.count; row++) {
    const type = rows.leaveType[row]!;
    people[type]!++;
    balances[type]!++;
    if (Number.isNaN(rows.carriedIn[row]!)) unknownCarriedIn[type]!++;
    if (rows.isObserved[row] === 0) unobserved[type]!++;
  }
  for (let at = 0; at < days.length; at++) {
    const { name, micro, known } = days[at] as (typeof days)[number];
    addColumn(rows[name], rows, micro, known);
  }
}

function addColumn(column: Float64Array, { count, leaveType }: BalanceRows, micro: Float64Array, known: Float64Array): void {
  for (let row = 0; row < count; row++) {
    const value = column[row]!;
    if (Number.isNaN(value)) continue;
    const type = leaveType[row]!;
    micro[type]! += value;
    known[type]!++;
  }
}

export function describeSums(sums: BalanceSums, { leaveTypes }: MartState): Pick<BalancePageAnswer, 'total' | 'totals'> {
  const all = leaveTypes.count;
  const { balances, unknownCarriedIn, unobserved, days } = sums;
  for (const column of [balances, unknownCarriedIn, unobserved, ...days.flatMap(({ micro, known }) => [micro, known])]) {
    column[all] = column.subarray(0, all).reduce((sum, value) => sum + value, 0);
  }
  const types = Array.from({ length: all }, (_, type) => type).filter((type) => balances[type]! > 0);
  return {
    total: describeSum(sums, all),
    totals: types.map((type) => ({ leaveTypeId: textAt(leaveTypes.id, type), ...describeSum(sums, type) })),
  };
}

/** @param at a leave type, or the place of all of them together. */
function describeSum({ people, balances, unknownCarriedIn, unobserved, days }: BalanceSums, at: number): BalancePageAnswer['total'] {
  // A sum of nothing known is unknown.
  const known = Object.fromEntries(
    days.map(({ name, micro, known }) => [name, known[at] === 0 ? null : micro[at]! / MICRO_DAYS]),
  ) as Record<Summed, number | null>;
  return {
    employeeCount: people[at]!,
    balanceCount: balances[at]!,
    unknownCarriedInCount: unknownCarriedIn[at]!,
    unobservedCount: unobserved[at]!,
    ...known,
    taken: known.taken ?? 0,
    scheduled: known.scheduled ?? 0,
    pending: known.pending ?? 0,
  };
}
