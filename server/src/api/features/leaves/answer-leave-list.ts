import { findPlace } from '../../../domain/find-place';
import { findText } from '../../../mart/find-member';
import { leaveOf } from '../../../mart/leave-source';
import { answerBy, type MartView } from '../../../mart/question';
import type { LeaveCondition } from '../../../mart/select/condition';
import { type Selection, selectLeave } from '../../../mart/select/select-leave';
import { NONE } from '../../../mart/state';
import { columnsOf, placeAt, valuesOfPlace } from '../../shared/lists/list-order';
import { pickPage } from '../../shared/lists/pick-page';
import { LEAVE_LIST, type LeaveList, type LeaveListQuestion } from './leave-list.question';
import { LEAVE_ORDERS } from './leave-orders';

export const answerLeaveList = answerBy(LEAVE_LIST, (view, question): LeaveList[] => {
  const { state, throwIfCancelled } = view;
  const { employeeIds, scope } = question;
  const condition = employeeIds === null ? question.condition : onlyOf(question.condition, employeeIds);
  const selection = selectLeave(leaveOf(state), { condition, scope }, throwIfCancelled);
  if (employeeIds === null) {
    return [listLeaves(view, question, selection, 0, selection.count, { leaveCount: selection.count, micro: selection.total.micro })];
  }
  const { people } = state;
  const find = findText(people.id, people.count);
  return employeeIds.map((id) => {
    const person = find(id);
    if (person === NONE) return { leaves: [], leaveCount: 0, micro: 0 };
    const begin = placeOf(selection.leaf, people.leaveStart[person]!);
    const end = placeOf(selection.leaf, people.leaveStart[person + 1]!);
    const micro = selection.micro.subarray(begin, end).reduce((sum, part) => sum + part, 0);
    return listLeaves(view, question, selection, begin, end, { leaveCount: end - begin, micro });
  });
});

/** A page of the leaves from `begin` up to `end` of a selection. */
function listLeaves(
  { state, throwIfCancelled }: MartView,
  { order, after, size }: LeaveListQuestion,
  { leaf, micro }: Selection,
  begin: number,
  end: number,
  totals: Omit<LeaveList, 'leaves'>,
): LeaveList {
  const keys = LEAVE_ORDERS[order];
  const place = valuesOfPlace(keys, state, after);
  const page = pickPage(leaf.subarray(begin, end), columnsOf(keys, state), place, size, throwIfCancelled);
  const leaves = page.map((leave) => ({
    id: state.leaves.id[leave]!,
    place: placeAt(keys, state, leave),
    micro: micro[placeOf(leaf, leave)]!,
  }));
  return { leaves, ...totals };
}

function onlyOf(condition: LeaveCondition, employeeIds: readonly string[]): LeaveCondition {
  const chosen = condition.choices.EMPLOYEE?.ids;
  const ids = chosen ? employeeIds.filter((id) => chosen.includes(id)) : employeeIds;
  return { ...condition, choices: { ...condition.choices, EMPLOYEE: { ids, orNone: false } } };
}

/** Where a leaf is, or would be, among the ascending leaves of a selection. */
function placeOf(leaf: Int32Array, value: number): number {
  return findPlace(leaf.length, (at) => leaf[at]! < value);
}
