import { inApprovedCells, unknownInAll } from '../approved-leave';
import { defineMeasure, ONLY_APPROVED, PASS_COST } from '../measure';
import { countSpells } from '../spell-counts';

export const spellCount = defineMeasure({
  type: 'Int',
  description:
    'Distinct spells with at least a share of a day in the cell. Approved leaves of one person, of any type, are one spell where only ' +
    `non-working days lie between them. ${ONLY_APPROVED}`,
  unit: 'spells',
  cost: PASS_COST,
  isShownToViewer: true,
  compute(cut) {
    const spells = countSpells(cut);
    return spells ? inApprovedCells(cut, (cell) => spells[cell]!) : unknownInAll;
  },
});
