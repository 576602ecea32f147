import { absenceOf, absenceRateAt } from '../absence';
import { mapApprovedCells, unknownOf } from '../approved-leave';
import { defineMeasure, ONLY_APPROVED, PASS_COST } from './measure';

const BASIS = 'Approved leave days / scheduled working days of the people observed.';

export const absenceRate = defineMeasure({
  type: 'Rate',
  description: `Leave days for each working day on which the observed people of the cell were scheduled to work. Observed: from the first date of the first fiscal year in which the source has any record of the person. Leave types and issuers narrow only the numerator. ${ONLY_APPROVED}`,
  unit: 'share',
  cost: PASS_COST,
  isShownToViewer: true,
  compute(cut) {
    const absence = absenceOf(cut);
    return absence ? mapApprovedCells(cut, (cell) => absenceRateAt(absence, cell, BASIS)) : unknownOf(cut);
  },
});
