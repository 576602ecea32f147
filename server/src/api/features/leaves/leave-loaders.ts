import { todayIn } from '../../../domain/local-date';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { Leave } from '../../shared/entities/leave.types';
import { readLeaveRecords } from '../../shared/entities/leave-records';
import { readRows } from '../../shared/lists/read-rows';
import { defineLoader } from '../../shared/loaders';
import { DAY_FACTS, type SpreadDays } from './day-facts.question';
import { LAST_LEAVES } from './last-leaves.question';
import type { LeaveConnection } from './leave-connection.types';
import { type LeaveQuestion, readLeavesOfEmployees } from './read-leaves';

/** How the days of leaves spread over dates; null for a leave that the mart's version does not have. */
export const spreadDaysOfLeaves = defineLoader<Pick<Leave, 'id' | 'employeeId'>, SpreadDays | null>(({ mart }, leaves) =>
  mart.ask(DAY_FACTS, { leaves: leaves.map(({ id, employeeId }) => ({ id: Number(id), employeeId })) }),
);

/** The approved leave that began last, up to today in the time zone of the source, by empId. */
export const lastLeavesByEmployeeId = defineLoader<string, Leave | null>(async (context, employeeIds) => {
  const today = todayIn(context.sourceTimeZone, new Date());
  const { found, rows } = await readRows(
    context,
    () => context.mart.ask(LAST_LEAVES, { employeeIds, today }),
    (transaction, ids) =>
      readLeaveRecords(
        transaction,
        ids.filter((id) => id !== null),
        requireViewer(context.viewer),
      ),
  );
  return found.map((id) => (id === null ? null : (rows.get(id) ?? null)));
});

/** The same question about the leaves of each of several employees, put in one go. Other arguments (an alias) are another question. */
export const leavesOfEmployees = defineLoader<{ employeeId: string; question: LeaveQuestion }, LeaveConnection>(async (context, keys) => {
  const questions = new Map(keys.map(({ question }) => [nameOf(question), question]));
  const pages = new Map<string, LeaveConnection>();
  for (const [name, question] of questions) {
    const ids = [...new Set(keys.filter((key) => nameOf(key.question) === name).map(({ employeeId }) => employeeId))];
    const found = await readLeavesOfEmployees(context, question, ids);
    for (const [at, page] of found.entries()) pages.set(`${ids[at]} ${name}`, page);
  }
  return keys.map(({ employeeId, question }) => pages.get(`${employeeId} ${nameOf(question)}`) as LeaveConnection);
});

const nameOf = (question: LeaveQuestion) => JSON.stringify(question);
