import { leaveOf } from '../../../mart/leave-source';
import { answerBy } from '../../../mart/question';
import { type Selection, selectLeave } from '../../../mart/select/select-leave';
import { type TextColumn, textAt } from '../../../mart/shared-columns';
import type { Members } from '../../../mart/state';
import { LEAVE_EXPORT_FIGURES, type LeaveExportFigures } from './leave-export.question';

export const answerLeaveExport = answerBy(LEAVE_EXPORT_FIGURES, ({ state, throwIfCancelled }, question): LeaveExportFigures => {
  const selection = selectLeave(leaveOf(state), question, throwIfCancelled);
  const { count, leaf, micro } = selection;
  const figures = { id: new Float64Array(count), micro: new Int32Array(count), flags: new Uint8Array(count) };
  const order = orderByStart(selection, throwIfCancelled);
  for (const [row, at] of order.entries()) {
    figures.id[row] = state.leaves.id[leaf[at]!]!;
    figures.micro[row] = micro[at]!;
    figures.flags[row] = state.leaves.flags[leaf[at]!]!;
  }
  if (question.condition.attribution !== 'AT_LEAVE') return { ...figures, atLeave: null };
  const place = (column: Int32Array) => Int32Array.from(order, (at) => column[leaf[at]!]!);
  const { leaves, departments, designations, teamManagers } = state;
  const atLeave = {
    DEPARTMENT: { place: place(leaves.department), ...listWords(departments) },
    DESIGNATION: { place: place(leaves.designation), ...listWords(designations) },
    TEAM_MANAGER: { place: place(leaves.teamManager), ...listWords(teamManagers) },
  };
  return { ...figures, atLeave };
});

function listWords({ id, label, count }: Members): { id: string[]; label: string[] } {
  const read = (column: TextColumn) => Array.from({ length: count }, (_, at) => textAt(column, at));
  return { id: read(id), label: read(label) };
}

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
