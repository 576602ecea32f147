import { toDays } from '../../../../domain/micro-days';
import { toRate } from '../rates';
import { defineMeasure, PASS_COST } from './measure';

const BASIS = 'Leave days / leave days of all leave types in the same cell.';

export const shareOfCell = defineMeasure({
  type: 'Rate',
  description:
    'The share of the chosen leave types in the leave days of all leave types in this cell: the same filter without leaveTypeIds, and the same keys without LEAVE_TYPE. Null where suppressed. Null for a VIEWER.',
  unit: 'share',
  cost: PASS_COST,
  compute(cut) {
    const { LEAVE_TYPE: _, ...choices } = cut.condition.choices;
    const { cut: ofAllTypes, cellOf } = cut.coarser(['LEAVE_TYPE'], { ...cut.condition, choices });
    return Array.from(cut.counts.micro, (own, cell) => toRate(toDays(own), toDays(ofAllTypes.counts.micro[cellOf[cell]!] ?? 0), BASIS));
  },
});
