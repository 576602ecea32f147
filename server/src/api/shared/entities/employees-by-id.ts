import type { Employee as EmployeeRow } from '../../../generated/prisma/client';
import { defineLoader } from '../loaders';
import type { Employee } from './employee.types';

/** Employees by empId, null for one that is not known; one statement for all that a request asks for. Whether a viewer may see them is the caller's. */
export const employeesById = defineLoader<string, Employee | null>(async ({ prisma }, ids) => {
  const rows = await prisma.employee.findMany({ where: { employeeId: { in: [...ids] } } });
  const byId = new Map(rows.map((row) => [row.employeeId, toEmployee(row)]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** The entity of a row. */
export function toEmployee(row: Omit<EmployeeRow, 'newestLeaveId' | 'sortName' | 'searchText'>): Employee {
  const name = [row.firstName, row.middleName, row.lastName].filter(Boolean).join(' ');
  return {
    departmentId: row.departmentId,
    designationId: row.designationId,
    teamManagerId: row.teamManagerId,
    id: row.employeeId,
    userId: String(row.userId),
    name: name === '' ? `Employee ${row.employeeId}` : name,
    firstName: row.firstName,
    middleName: row.middleName,
    lastName: row.lastName,
    email: row.email,
    isHr: row.isHr,
    isSupervisor: row.isSupervisor,
    retiredAt: row.retiredAt,
  };
}
