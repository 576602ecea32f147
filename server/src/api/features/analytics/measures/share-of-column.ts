import { toDays } from '../../../../domain/micro-days';
import { unknownInAll } from '../approved-leave';
import { defineMeasure, PASS_COST } from '../measure';
import { toRate } from '../rates';
import { sumCells } from '../sum-cells';

const BASIS = 'Leave days / leave days of all cells that share every key but the first.';

export const shareOfColumn = defineMeasure({
  type: 'Rate',
  description:
    "This cell's share of the leave days of its column. A column is all cells that share every key but the first of groupBy, so the " +
    'shares of a column add up to 1. Null where suppressed, for a total, which is no cell, and for a VIEWER.',
  unit: 'share',
  cost: PASS_COST,
  compute(cut) {
    if (cut.groupBy.length === 0) return unknownInAll;
    const { micro } = cut.counts;
    const column = sumCells(cut, cut.groupBy.slice(0, 1), micro);
    return (cell) => toRate(toDays(micro[cell]!), toDays(column[cell]!), BASIS);
  },
});
