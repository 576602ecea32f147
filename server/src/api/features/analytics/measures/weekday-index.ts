import { indexAbsence } from '../absence';
import { defineMeasure, ONLY_APPROVED, PASS_COST } from '../measure';

const BASIS = 'Absence rate of the weekday / absence rate of all weekdays with the same other keys.';

export const weekdayIndex = defineMeasure({
  type: 'Rate',
  description:
    'Under WEEKDAY: the absence rate of this weekday divided by that of all weekdays with the same other keys; 1 is the usual rate. Null ' +
    `without that dimension. ${ONLY_APPROVED} Null for a VIEWER.`,
  unit: '1 is as usual',
  cost: 2 * PASS_COST,
  compute: (cut) => indexAbsence(cut, ['WEEKDAY'], BASIS),
});
