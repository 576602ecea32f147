import { ordinalsOf } from '../../../mart/group/visits';
import { STATUS } from '../../../mart/state';
import { type Cut, onlyApproved, type Recut } from './cut';
import { oncePerCut } from './once-per-cut';

/** The approved leave of a cut in its cells; null: the filter leaves approved leave out. */
export function approvedLeaveOf(cut: Cut): Recut | null {
  const condition = onlyApproved(cut.condition);
  return condition && cut.over(condition);
}

/** Millionths of a day of approved leave in each cell; null: the filter leaves approved leave out. */
export const approvedMicroOf = oncePerCut((cut): Float64Array | null => {
  const approved = approvedLeaveOf(cut);
  if (!approved) return null;
  const { visits, cellOf } = approved;
  if (visits === cut.visits) return cut.counts.micro;
  const micro = new Float64Array(cut.cells.count);
  for (let visit = 0; visit < visits.count; visit++) {
    const cell = cellOf[visit]!;
    if (cell >= 0) micro[cell]! += visits.micro[visit]!;
  }
  return micro;
});

/** A value in cells of approved leave; null in cells of another status, which have no approved leave to measure. */
export function inApprovedCells<Value>(
  { groupBy, grouping, cells }: Cut,
  valueAt: (cell: number) => Value,
): (cell: number) => Value | null {
  const at = groupBy.indexOf('STATUS');
  if (at < 0) return valueAt;
  return (cell) => (ordinalsOf(grouping, cells.key[cell]!)[at] === STATUS.APPROVED ? valueAt(cell) : null);
}

/** Of a measure that is known of no cell. */
export const unknownInAll = (): null => null;
