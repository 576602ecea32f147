import { indexAbsence } from '../absence';
import { defineMeasure, ONLY_APPROVED, PASS_COST } from '../measure';

const BASIS = 'Absence rate of the month / absence rate of all months with the same other keys.';

export const monthIndex = defineMeasure({
  type: 'Rate',
  description:
    'Under MONTH or YEAR_MONTH: the absence rate of this month divided by that of all months with the same other keys; 1 is the usual ' +
    `rate. Null without such a dimension. ${ONLY_APPROVED} Null for a VIEWER.`,
  unit: '1 is as usual',
  cost: 2 * PASS_COST,
  compute: (cut) => indexAbsence(cut, ['MONTH', 'YEAR_MONTH'], BASIS),
});
