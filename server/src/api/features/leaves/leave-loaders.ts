import { todayIn } from '../../../domain/local-date';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { Leave } from '../../shared/entities/leave.types';
import { defineLoader } from '../../shared/loaders';
import { type DayFactRow, selectDayFacts } from './day-facts.sql';
import type { LeaveConnection } from './leave-connection.types';
import { selectLastLeaves } from './leaves.sql';
import { type LeaveQuestion, readLeavesOfEmployees } from './read-leaves';

/** The day facts of leaves by their id, in order of the dates. */
export const dayFactsByLeaveId = defineLoader<string, DayFactRow[]>(async ({ prisma }, ids) => {
  const rows = await prisma.$queryRaw<DayFactRow[]>(selectDayFacts(ids));
  const byLeave = new Map<string, DayFactRow[]>(ids.map((id) => [id, []]));
  for (const row of rows) byLeave.get(row.leaveId)?.push(row);
  return ids.map((id) => byLeave.get(id) ?? []);
});

/** The approved leave that began last, up to today in the time zone of the source, by empId. */
export const lastLeavesByEmployeeId = defineLoader<string, Leave | null>(async ({ prisma, viewer, sourceTimeZone }, ids) => {
  const today = todayIn(sourceTimeZone, new Date());
  const rows = await prisma.$queryRaw<Leave[]>(selectLastLeaves(ids, requireViewer(viewer), today));
  const byEmployee = new Map(rows.map((row) => [row.employeeId, row]));
  return ids.map((id) => byEmployee.get(id) ?? null);
});

/** The same question about the leaves of each of several employees, put in one go. Other arguments (an alias) are another question. */
export const leavesOfEmployees = defineLoader<{ employeeId: string; question: LeaveQuestion }, LeaveConnection>(
  async ({ prisma }, keys) => {
    const questions = new Map(keys.map(({ question }) => [nameOf(question), question]));
    const pages = new Map<string, Map<string, LeaveConnection>>();
    for (const [name, question] of questions) {
      const ids = keys.filter((key) => nameOf(key.question) === name).map(({ employeeId }) => employeeId);
      pages.set(name, await readLeavesOfEmployees(prisma, question, [...new Set(ids)]));
    }
    return keys.map(({ employeeId, question }) => {
      const page = pages.get(nameOf(question))?.get(employeeId);
      if (!page) throw new Error('A page of leaves was not read');
      return page;
    });
  },
);

const nameOf = ({ viewer: _, ...question }: LeaveQuestion) => JSON.stringify(question);
