import { toDays } from '../../../../domain/micro-days';
import { approvedMicroOf, inApprovedCells, unknownInAll } from '../approved-leave';
import { defineMeasure, ONLY_APPROVED, PASS_COST } from '../measure';
import { toRate } from '../rates';
import { countSpells } from '../spell-counts';

const BASIS = 'Approved leave days / spells that reach into the cell.';

export const meanDuration = defineMeasure({
  type: 'Rate',
  description: `Leave days in the cell for each spell that reaches into it. ${ONLY_APPROVED}`,
  unit: 'days',
  cost: PASS_COST,
  isShownToViewer: true,
  compute(cut) {
    const [micro, spells] = [approvedMicroOf(cut), countSpells(cut)];
    return micro && spells ? inApprovedCells(cut, (cell) => toRate(toDays(micro[cell]!), spells[cell]!, BASIS)) : unknownInAll;
  },
});
