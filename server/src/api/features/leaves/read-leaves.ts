import { toDays } from '../../../domain/micro-days';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { ApiContext } from '../../shared/context';
import type { Leave } from '../../shared/entities/leave.types';
import { readLeaveRecords } from '../../shared/entities/leave-records';
import { encodeCursor } from '../../shared/lists/cursor';
import { toConnection } from '../../shared/lists/page';
import { readRows } from '../../shared/lists/read-rows';
import type { LeaveConnection } from './leave-connection.types';
import { LEAVE_LIST, type LeaveList, type LeaveListQuestion, type ListedLeave } from './leave-list.question';

/** What a caller asks of a list of leaves. */
export type LeaveQuestion = Omit<LeaveListQuestion, 'employeeIds'>;

/** One page of leaves: page, totals and data version from one state of the data. */
export async function readLeaves(context: ApiContext, question: LeaveQuestion): Promise<LeaveConnection> {
  const [page] = await readPages(context, question, null);
  return page as LeaveConnection;
}

/** One page of the leaves of each of the employees, all from one state of the data. */
export function readLeavesOfEmployees(context: ApiContext, question: LeaveQuestion, employeeIds: readonly string[]) {
  return readPages(context, question, employeeIds);
}

async function readPages(context: ApiContext, question: LeaveQuestion, employeeIds: readonly string[] | null): Promise<LeaveConnection[]> {
  const { size, order } = question;
  const { dataVersion, found, rows } = await readRows(
    context,
    // One leave more than the page has shows whether the list goes on.
    () => context.mart.ask(LEAVE_LIST, { ...question, size: size + 1, employeeIds }),
    (transaction, lists) => readLeaveRecords(transaction, lists.flatMap(listIds), requireViewer(context.viewer)),
  );
  return found.map(({ leaves, leaveCount, micro }) => {
    const page = toConnection(
      leaves.map((leave) => toListed(leave, rows.get(leave.id))),
      size,
      leaveCount,
      ({ place }) => encodeCursor(order, place),
    );
    return { ...page, totalLeaveDays: toDays(micro), dataVersion };
  });
}

function toListed({ micro, place }: ListedLeave, leave: Leave | undefined) {
  if (!leave) throw new Error('A leave of the mart is not in the database of the same version');
  return { ...leave, leaveDaysInFilter: toDays(micro), place };
}

const listIds = ({ leaves }: LeaveList) => leaves.map(({ id }) => id);
