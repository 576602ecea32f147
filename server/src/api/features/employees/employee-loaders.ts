import { todayIn } from '../../../domain/local-date';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { Employee } from '../../shared/entities/employee.types';
import { toEmployee } from '../../shared/entities/employees-by-id';
import { checkFilter } from '../../shared/filters/checked-filter';
import type { ProjectAllocation } from '../../shared/filters/dimension.types';
import { toLeaveIssuer, toProjectAllocation } from '../../shared/filters/dimension-lists';
import { defineLoader } from '../../shared/loaders';
import type { EmployeeLeaveIssuer } from './employee-leave-issuer.types';
import { type EmployeeRow, selectTeams } from './employees.sql';
import { selectTakenDaysOf } from './taken-days.sql';

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

/** Those whose team manager somebody is, by that person's userId. */
export const teamsByUserId = defineLoader<string, Employee[]>(async ({ prisma, viewer }, userIds) => {
  const asking = requireViewer(viewer);
  const rows = await prisma.$queryRaw<EmployeeRow[]>(selectTeams(userIds, checkFilter(null, asking), asking));
  return userIds.map((id) => rows.filter((row) => String(row.teamManagerId) === id).map(toEmployee));
});

/** Approved leave days up to today by empId and fiscal year (null: the current one). Another fiscal year (an alias) is another statement. */
export const takenDaysByEmployee = defineLoader<{ employeeId: string; fiscalYearId: string | null }, number>(
  async ({ prisma, sourceTimeZone }, keys) => {
    const today = todayIn(sourceTimeZone, new Date());
    const days = new Map<string, number>();
    for (const fiscalYearId of new Set(keys.map((key) => key.fiscalYearId))) {
      const ids = keys.filter((key) => key.fiscalYearId === fiscalYearId).map(({ employeeId }) => employeeId);
      const rows = await prisma.$queryRaw<{ employeeId: string; leaveDays: number }[]>(selectTakenDaysOf(ids, fiscalYearId, today));
      for (const { employeeId, leaveDays } of rows) days.set(`${fiscalYearId}|${employeeId}`, leaveDays);
    }
    return keys.map(({ employeeId, fiscalYearId }) => days.get(`${fiscalYearId}|${employeeId}`) ?? 0);
  },
);

const byNameAndId = (a: { name: string | null; id: string }, b: { name: string | null; id: string }) =>
  collator.compare(a.name ?? '', b.name ?? '') || collator.compare(a.id, b.id);
const collator = new Intl.Collator('en', { numeric: true });
