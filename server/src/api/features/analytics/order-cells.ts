import type { CellCounts } from '../../../mart/group/count-cells';
import type { LeaveAggregateOrder } from './leave-aggregate.types';

const MEASURE_OF: Readonly<Record<LeaveAggregateOrder, ((counts: CellCounts) => { values: ArrayLike<number>; sign: 1 | -1 }) | null>> = {
  KEY: null,
  LEAVE_DAYS_DESC: ({ micro }) => ({ values: micro, sign: -1 }),
  LEAVE_DAYS_ASC: ({ micro }) => ({ values: micro, sign: 1 }),
  LEAVE_COUNT_DESC: ({ leaves }) => ({ values: leaves, sign: -1 }),
  EMPLOYEE_COUNT_DESC: ({ people }) => ({ values: people, sign: -1 }),
};

/** The first `limit` cells of an order. Cells are in the order of their keys, which decides between equal measures. */
export function orderCells(counts: CellCounts, count: number, orderBy: LeaveAggregateOrder, limit: number): number[] {
  const measure = MEASURE_OF[orderBy];
  if (!measure) return Array.from({ length: Math.min(count, limit) }, (_, cell) => cell);
  const { values, sign } = measure(counts);
  const ranked = Float64Array.from({ length: count }, (_, cell) => sign * (values[cell] as number));
  // The last value that is still in: sorting numbers is far cheaper than sorting cells, of which most are left out.
  const last = limit < count ? (ranked.toSorted()[limit - 1] as number) : Number.POSITIVE_INFINITY;
  const cells: number[] = [];
  for (let cell = 0; cell < count; cell++) if ((ranked[cell] as number) <= last) cells.push(cell);
  return cells.sort((a, b) => (ranked[a] as number) - (ranked[b] as number) || a - b).slice(0, limit);
}

/**
 * Cells as a VIEWER gets them: in an order by a measure those that are hidden come last, by their keys, because their place between the
 * others would disclose the measure.
 */
export function orderShown(counts: CellCounts, hidden: Uint8Array, orderBy: LeaveAggregateOrder): number[] {
  const order = orderCells(counts, hidden.length, orderBy, hidden.length);
  if (orderBy === 'KEY') return order;
  const isHidden = (cell: number) => hidden[cell] === 1;
  return [...order.filter((cell) => !isHidden(cell)), ...order.filter(isHidden).toSorted((a, b) => a - b)];
}
