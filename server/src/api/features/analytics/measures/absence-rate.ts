import { type MartState, OPEN_BEGIN, OPEN_END } from '../../../../mart/state';
import { absenceOf, absenceRateAt } from '../absence';
import { inApprovedCells, unknownInAll } from '../approved-leave';
import { defineMeasure, ONLY_APPROVED, PASS_COST } from '../measure';

const FROM_RECORDS = 'from the first fiscal year in which they have a record to the end of the last';

/** Which days of employment are known decides from when to when people are counted. */
function describeBasis({ rosters }: MartState): string {
  const isKnown = rosters.hired.some((day) => day !== OPEN_BEGIN) || rosters.left.some((day) => day !== OPEN_END);
  const span = isKnown ? `from hire to leaving where these are known, and otherwise ${FROM_RECORDS}` : FROM_RECORDS;
  return `Approved leave days divided by rostered days. People count ${span}.`;
}

export const absenceRate = defineMeasure({
  type: 'Rate',
  description:
    'Approved leave days / rostered days of the people of the cell: the shares of dates on which their pattern, calendar and employment ' +
    'have them work. Where the days of employment are not known, people count from the first date of the first fiscal year with a record ' +
    `of theirs to the end of the last fiscal year. Leave types and issuers narrow only the numerator. ${ONLY_APPROVED}`,
  unit: 'share',
  cost: PASS_COST,
  isShownToViewer: true,
  compute(cut) {
    const absence = absenceOf(cut);
    const basis = describeBasis(cut.source.state);
    return absence ? inApprovedCells(cut, (cell) => absenceRateAt(absence, cell, basis)) : unknownInAll;
  },
});
