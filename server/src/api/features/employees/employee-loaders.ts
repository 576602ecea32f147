import { todayIn } from '../../../domain/local-date';
import { toDays } from '../../../domain/micro-days';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { Employee } from '../../shared/entities/employee.types';
import { toEmployee } from '../../shared/entities/employees-by-id';
import type { ProjectAllocation } from '../../shared/filters/dimension.types';
import { readTeam, toLeaveIssuer, toProjectAllocation } from '../../shared/filters/dimension-lists';
import { defineLoader } from '../../shared/loaders';
import type { EmployeeLeaveIssuer } from './employee-leave-issuer.types';
import { TAKEN_DAYS, type TakenDaysQuestion } from './taken-days.question';

/** Projects and areas by empId, in order of their names. */
export const allocationsByEmployeeId = defineLoader<string, ProjectAllocation[]>(async ({ prisma }, ids) => {
  const rows = await prisma.employeeAllocation.findMany({ where: { employeeId: { in: [...ids] } }, include: { allocation: true } });
  return ids.map((id) => rows.flatMap((row) => (row.employeeId === id ? [toProjectAllocation(row.allocation)] : [])).toSorted(byNameAndId));
});

/** Leave issuers by empId, the current one first. */
export const leaveIssuersByEmployeeId = defineLoader<string, EmployeeLeaveIssuer[]>(async ({ prisma, viewer }, ids) => {
  const rows = await prisma.employeeLeaveIssuer.findMany({ where: { employeeId: { in: [...ids] } }, include: { leaveIssuer: true } });
  const issuersOf = (id: string) =>
    rows.flatMap((row) =>
      row.employeeId === id
        ? [{ leaveIssuer: toLeaveIssuer(row.leaveIssuer, requireViewer(viewer)), isCurrent: row.isCurrentLeaveIssuer }]
        : [],
    );
  return ids.map((id) =>
    issuersOf(id).toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent) || byNameAndId(a.leaveIssuer, b.leaveIssuer)),
  );
});

/** Those whose team manager somebody is, by that person's userId; retired people are left out. */
export const teamsByUserId = defineLoader<string, Employee[]>(async ({ prisma, viewer }, userIds) => {
  const rows = await prisma.employee.findMany({
    where: { teamManagerId: { in: userIds.map(BigInt) }, retiredAt: null, AND: (await readTeam(prisma, requireViewer(viewer))) ?? {} },
    orderBy: [{ sortName: 'asc' }, { employeeId: 'asc' }],
  });
  return userIds.map((id) => rows.filter((row) => String(row.teamManagerId) === id).map(toEmployee));
});

/** Approved leave days up to today by empId and fiscal year (null: the current one). */
export const takenDaysByEmployee = defineLoader<TakenDaysQuestion['asked'][number], number>(async ({ mart, sourceTimeZone }, asked) => {
  const taken = await mart.ask(TAKEN_DAYS, { asked, today: todayIn(sourceTimeZone, new Date()) });
  return taken.map(toDays);
});

const byNameAndId = (a: { name: string | null; id: string }, b: { name: string | null; id: string }) =>
  collator.compare(a.name ?? '', b.name ?? '') || collator.compare(a.id, b.id);
const collator = new Intl.Collator('en', { numeric: true });
