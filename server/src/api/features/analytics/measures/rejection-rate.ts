import { STATUS } from '../../../../mart/state';
import { unknownInAll } from '../approved-leave';
import { defineMeasure, PASS_COST } from '../measure';
import { toRate } from '../rates';

const BASIS = 'Rejected leaves / approved and rejected leaves.';

export const rejectionRate = defineMeasure({
  type: 'Rate',
  description:
    'Rejected leaves among approved and rejected ones, regardless of the statuses in the filter. Null under STATUS and where ' +
    'suppressed. Null for a VIEWER.',
  unit: 'share',
  cost: PASS_COST,
  compute(cut) {
    if (cut.groupBy.includes('STATUS')) return unknownInAll;
    const { condition } = cut;
    const decided = { ...condition, choices: { ...condition.choices, STATUS: { ids: ['APPROVED', 'REJECTED'], orNone: false } } };
    const { visits, cellOf } = cut.over(decided);
    const { status } = cut.source.state.leaves;
    const counts = { decided: new Int32Array(cut.cells.count), rejected: new Int32Array(cut.cells.count) };
    const lastLeaf = new Int32Array(cut.cells.count).fill(-1);
    for (let visit = 0; visit < visits.count; visit++) {
      const cell = cellOf[visit] as number;
      const leaf = visits.leaf[visit] as number;
      if (cell < 0 || lastLeaf[cell] === leaf) continue;
      lastLeaf[cell] = leaf;
      counts.decided[cell]!++;
      if (status[leaf] === STATUS.REJECTED) counts.rejected[cell]!++;
    }
    return (cell) => toRate(counts.rejected[cell]!, counts.decided[cell]!, BASIS);
  },
});
