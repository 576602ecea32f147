import { spellsOf } from '../../../mart/spells';
import { approvedLeaveOf } from './approved-leave';
import { oncePerCut } from './once-per-cut';

/** Distinct spells with at least a share of a day in each cell; null: the filter leaves approved leave out. */
export const countSpells = oncePerCut((cut): Int32Array | null => {
  const approved = approvedLeaveOf(cut);
  if (!approved) return null;
  const { visits, cellOf } = approved;
  const spells = spellsOf(cut.source.state);
  const counts = new Int32Array(cut.cells.count);
  // Visits of one spell follow each other.
  const last = new Int32Array(cut.cells.count).fill(-1);
  for (let visit = 0; visit < visits.count; visit++) {
    const cell = cellOf[visit]!;
    const spell = spells[visits.leaf[visit]!]!;
    if (cell < 0 || last[cell] === spell) continue;
    last[cell] = spell;
    counts[cell]!++;
  }
  return counts;
});
