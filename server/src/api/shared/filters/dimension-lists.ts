import type { PrismaClient } from '../../../db/prisma';
import { NO_NAME } from '../../../domain/no-name';
import { joinName } from '../../../domain/person-name';
import type {
  Allocation as AllocationRow,
  Department as DepartmentRow,
  Designation as DesignationRow,
  LeaveIssuer as LeaveIssuerRow,
  LeaveType as LeaveTypeRow,
  Prisma,
  TeamManager as TeamManagerRow,
} from '../../../generated/prisma/client';
import type { Viewer } from '../auth/viewer';
import type { Department, Designation, LeaveIssuer, LeaveType, ProjectAllocation, TeamManager } from './dimension.types';

/** The employees a viewer's lists are drawn from: null means all, and what no employee has is listed too. */
export async function readTeam(prisma: PrismaClient, viewer: Viewer): Promise<Prisma.EmployeeWhereInput | null> {
  if (viewer.role !== 'MANAGER') return null;
  const manager = await prisma.employee.findUnique({ where: { employeeId: viewer.employeeId ?? '' }, select: { userId: true } });
  return manager ? { teamManagerId: manager.userId } : { employeeId: { in: [] } };
}

/** Departments by name; for a MANAGER those of the own team. */
export async function readDepartments(prisma: PrismaClient, viewer: Viewer): Promise<Department[]> {
  const team = await readTeam(prisma, viewer);
  const rows = await prisma.department.findMany({ where: team ? { employees: { some: team } } : {} });
  return byName(rows.map(toDepartment));
}

/** Designations by name; for a MANAGER those of the own team. */
export async function readDesignations(prisma: PrismaClient, viewer: Viewer): Promise<Designation[]> {
  const team = await readTeam(prisma, viewer);
  const rows = await prisma.designation.findMany({ where: team ? { employees: { some: team } } : {} });
  return byName(rows.map(toDesignation));
}

/** Leave types by name: the same for everybody. */
export async function readLeaveTypes(prisma: Pick<PrismaClient, 'leaveType'>): Promise<LeaveType[]> {
  const rows = await prisma.leaveType.findMany();
  return byName(rows.map(toLeaveType));
}

/** Team managers by name; for a MANAGER those of the own team, which is only the manager. */
export async function readTeamManagers(prisma: PrismaClient, viewer: Viewer): Promise<TeamManager[]> {
  const team = await readTeam(prisma, viewer);
  const rows = await prisma.teamManager.findMany({ where: { employees: { some: team ?? {} } } });
  return byName(rows.map((row) => toTeamManager(row, viewer)));
}

/** Leave issuers by name; for a MANAGER those who decide on leave of the own team. */
export async function readLeaveIssuers(prisma: PrismaClient, viewer: Viewer): Promise<LeaveIssuer[]> {
  const team = await readTeam(prisma, viewer);
  const leave = { some: { employee: team ?? {}, retiredAt: null } };
  const rows = await prisma.leaveIssuer.findMany({
    where: team ? { OR: [{ currentEmployeeLeaves: leave }, { employeeLeaveIssuers: { some: { employee: team } } }] } : {},
  });
  return byName(rows.map((row) => toLeaveIssuer(row, viewer)));
}

/** Projects and areas by name; for a MANAGER those of the own team. */
export async function readProjectAllocations(prisma: PrismaClient, viewer: Viewer): Promise<ProjectAllocation[]> {
  const team = await readTeam(prisma, viewer);
  const rows = await prisma.allocation.findMany({ where: { employeeAllocations: { some: team ? { employee: team } : {} } } });
  return byName(rows.map(toProjectAllocation));
}

export function toDepartment(row: DepartmentRow): Department {
  return { id: String(row.departmentId), name: row.departmentName };
}

export function toDesignation(row: DesignationRow): Designation {
  return { id: String(row.designationId), name: row.designationName || NO_NAME };
}

export function toLeaveType(row: LeaveTypeRow): LeaveType {
  return {
    id: String(row.leaveTypeId),
    name: row.leaveType,
    defaultDays: row.defaultDays?.toNumber() ?? null,
    transferableDays: row.transferrableDays?.toNumber() ?? null,
    isConsecutive: row.isConsecutive,
  };
}

export function toTeamManager(row: TeamManagerRow, viewer: Viewer): TeamManager {
  return { id: String(row.teamManagerId), name: row.name, email: emailFor(viewer, row.email) };
}

export function toLeaveIssuer(row: LeaveIssuerRow, viewer: Viewer): LeaveIssuer {
  return { id: String(row.leaveIssuerId), name: joinName(row), email: emailFor(viewer, row.email) };
}

export function toProjectAllocation(row: AllocationRow): ProjectAllocation {
  return { id: String(row.allocationId), name: row.name || NO_NAME, type: row.type };
}

function emailFor(viewer: Viewer, email: string | null): string | null {
  return viewer.role === 'VIEWER' ? null : email;
}

// In code, not in SQL: the order must not change with the collation of the database. Those without a name come last.
function byName<Row extends { id: string; name: string | null }>(rows: Row[]): Row[] {
  return rows.toSorted((a, b) => {
    if (a.name === null || b.name === null) return Number(a.name === null) - Number(b.name === null) || compareIds(a.id, b.id);
    return collator.compare(a.name, b.name) || compareIds(a.id, b.id);
  });
}

const collator = new Intl.Collator('en', { numeric: true });
const compareIds = (a: string, b: string) => a.length - b.length || (a < b ? -1 : Number(a > b));
