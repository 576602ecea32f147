import { toDays } from '../../../../domain/micro-days';
import { type BalanceUse, rateBalances } from '../balance-use';
import { defineMeasure, PASS_COST, type Rate } from '../measure';
import { toRate } from '../rates';

const BASIS = 'Approved days of the fiscal year / entitlement and carry-over, of the same balances.';

export function utilisationAt({ used, allowance }: BalanceUse, cell: number): Rate {
  return toRate(toDays(used[cell]!), toDays(allowance[cell]!), BASIS);
}

export const utilisation = defineMeasure({
  type: 'Rate',
  description:
    'How much of the balances is used: approved days charged to the fiscal years, taken and scheduled, for each day of entitlement and ' +
    'carry-over; more than 1 is overdrawn. Of the people, leave types and fiscal years of the cell, people who took nothing included; ' +
    "balances without a stated entitlement, and of years before a person's first record, are in neither part. A balance is of a whole " +
    'fiscal year: under dates, months or weekdays, leave issuers, lengths or other statuses than APPROVED it is unknown, and basis ' +
    'says why. Null where suppressed. Null for a VIEWER.',
  unit: 'share; may exceed 1',
  cost: 2 * PASS_COST,
  compute: (cut) => rateBalances(cut, utilisationAt),
});
