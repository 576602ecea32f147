import { requireViewer } from '../auth/auth-checker';
import type { ApiContext } from '../context';
import { defineLoader } from '../loaders';
import type { Department, Designation, FiscalYear, LeaveIssuer, LeaveType, TeamManager } from './dimension.types';
import { toDepartment, toDesignation, toLeaveIssuer, toLeaveType, toTeamManager } from './dimension-lists';
import { readFiscalYears } from './fiscal-years';

// One statement each for all that a request asks for. Whether a viewer may see them follows from whose they are.

export const departmentsById = defineLoader<number, Department | null>(async ({ prisma }, ids) =>
  inOrder(ids, (await prisma.department.findMany({ where: { departmentId: { in: [...ids] } } })).map(toDepartment)),
);

export const designationsById = defineLoader<bigint, Designation | null>(async ({ prisma }, ids) =>
  inOrder(ids, (await prisma.designation.findMany({ where: { designationId: { in: [...ids] } } })).map(toDesignation)),
);

export const leaveTypesById = defineLoader<bigint, LeaveType | null>(async ({ prisma }, ids) =>
  inOrder(ids, (await prisma.leaveType.findMany({ where: { leaveTypeId: { in: [...ids] } } })).map(toLeaveType)),
);

/** All of them are read: what is odd about a fiscal year's borders shows beside the others. */
export const fiscalYearsById = defineLoader<bigint, FiscalYear | null>(async ({ prisma }, ids) =>
  inOrder(ids, await readFiscalYears(prisma)),
);

export const teamManagersById = defineLoader<bigint, TeamManager | null>(async ({ prisma, viewer }: ApiContext, ids) => {
  const rows = await prisma.teamManager.findMany({ where: { teamManagerId: { in: [...ids] } } });
  return inOrder(
    ids,
    rows.map((row) => toTeamManager(row, requireViewer(viewer))),
  );
});

export const leaveIssuersById = defineLoader<bigint, LeaveIssuer | null>(async ({ prisma, viewer }: ApiContext, ids) => {
  const rows = await prisma.leaveIssuer.findMany({ where: { leaveIssuerId: { in: [...ids] } } });
  return inOrder(
    ids,
    rows.map((row) => toLeaveIssuer(row, requireViewer(viewer))),
  );
});

function inOrder<Entity extends { id: string }>(ids: readonly (bigint | number)[], found: readonly Entity[]): (Entity | null)[] {
  const byId = new Map(found.map((entity) => [entity.id, entity]));
  return ids.map((id) => byId.get(String(id)) ?? null);
}
