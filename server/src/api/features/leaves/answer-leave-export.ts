import { answerBy } from '../../../mart/question';
import { leaveOf } from '../../../mart/select/leave-source';
import { type Selection, selectLeave } from '../../../mart/select/select-leave';
import { LEAVE_EXPORT_FIGURES, type LeaveExportFigures } from './leave-export.question';

export const answerLeaveExport = answerBy(LEAVE_EXPORT_FIGURES, ({ state, throwIfCancelled }, question): LeaveExportFigures => {
  const selection = selectLeave(leaveOf(state), question, throwIfCancelled);
  const { count, leaf, micro } = selection;
  const figures = { id: new Float64Array(count), micro: new Int32Array(count), flags: new Uint8Array(count) };
  for (const [row, at] of orderByStart(selection, throwIfCancelled).entries()) {
    figures.id[row] = state.leaves.id[leaf[at]!]!;
    figures.micro[row] = micro[at]!;
    figures.flags[row] = state.leaves.flags[leaf[at]!]!;
  }
  return figures;
});

/** Places in a selection in order of start date and id: counted into dates, then each date is sorted. */
function orderByStart({ source, count, leaf }: Selection, throwIfCancelled: () => void): Int32Array {
  const { start, id } = source.state.leaves;
  const { firstDay, lastDay } = source.state.calendar;
  const begin = new Int32Array(lastDay - firstDay + 2);
  for (let at = 0; at < count; at++) begin[start[leaf[at]!]! - firstDay + 1]!++;
  for (let day = 1; day < begin.length; day++) begin[day]! += begin[day - 1]!;
  const order = new Int32Array(count);
  const next = begin.slice();
  for (let at = 0; at < count; at++) order[next[start[leaf[at]!]! - firstDay]!++] = at;
  for (let day = 0; day + 1 < begin.length; day++) {
    throwIfCancelled();
    order.subarray(begin[day], begin[day + 1]).sort((a, b) => id[leaf[a]!]! - id[leaf[b]!]!);
  }
  return order;
}
