import { toDays } from '../../../../domain/micro-days';
import type { Cut } from '../cut';
import { defineMeasure, PASS_COST } from '../measure';
import { toRate } from '../rates';
import { sumCells } from '../sum-cells';

const BASIS = 'Leave days / leave days of all leave types in the same cell.';

export const shareOfCell = defineMeasure({
  type: 'Rate',
  description:
    'The share of the chosen leave types in the leave days of all leave types in this cell: the same filter without leaveTypeIds, and ' +
    'the same keys without LEAVE_TYPE. Null where suppressed. Null for a VIEWER.',
  unit: 'share',
  cost: PASS_COST,
  compute(cut) {
    const allTypes = sumAllTypes(cut);
    return (cell) => toRate(toDays(cut.counts.micro[cell]!), toDays(allTypes[cell]!), BASIS);
  },
});

/** Millionths of a day of all leave types in each cell. Cost: only a filter by leave type needs another pass over the leave. */
function sumAllTypes(cut: Cut): Float64Array {
  const { LEAVE_TYPE: chosen, ...choices } = cut.condition.choices;
  if (!chosen) return sumCells(cut, ['LEAVE_TYPE'], cut.counts.micro);
  const { cut: ofAllTypes, cellOf } = cut.coarser(['LEAVE_TYPE'], { ...cut.condition, choices });
  return Float64Array.from(cellOf, (cell) => ofAllTypes.counts.micro[cell] ?? 0);
}
