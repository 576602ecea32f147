import { isOfOneYear, rateBalances } from '../balance-use';
import { defineMeasure, PASS_COST } from '../measure';
import { toRate } from '../rates';
import { utilisationAt } from './utilisation';

const BASIS = 'Utilisation / elapsed share of the fiscal year.';
const SEVERAL_YEARS = 'Unknown: several fiscal years are not in step with one; filter by one, or group by FISCAL_YEAR.';

export const pace = defineMeasure({
  type: 'Rate',
  description:
    'utilisation for each unit of the share of the fiscal year that is gone, today included: 1 is in step with the year. Known where ' +
    'the cell is of one fiscal year that has begun. Null where suppressed. Null for a VIEWER.',
  unit: '1 is in step with the year',
  cost: 2 * PASS_COST,
  compute: (cut) =>
    rateBalances(cut, (use, cell) => {
      if (!isOfOneYear(cut)) return toRate(null, null, SEVERAL_YEARS);
      const elapsed = use.elapsedShare[cell]!;
      return toRate(utilisationAt(use, cell).value, Number.isNaN(elapsed) ? null : elapsed, BASIS);
    }),
});
