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

/** One value for each cell of approved leave; null in cells of another status, which have no approved leave to measure. */
export function mapApprovedCells<Value>({ groupBy, grouping, cells }: Cut, value: (cell: number) => Value): (Value | null)[] {
  const at = groupBy.indexOf('STATUS');
  return Array.from(cells.key, (key, cell) => (at < 0 || ordinalsOf(grouping, key)[at] === STATUS.APPROVED ? value(cell) : null));
}

/** Null for each cell. */
export function unknownOf({ cells }: Cut): null[] {
  return Array.from(cells.key, () => null);
}
