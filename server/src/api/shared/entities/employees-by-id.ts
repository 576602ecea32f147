import { nameEmployee } from '../../../domain/person-name';
import type { Employee as EmployeeRow, Prisma } from '../../../generated/prisma/client';
import { defineLoader } from '../loaders';
import type { Employee } from './employee.types';

/**
 * Employees by empId, null for one that is not known; one statement for all that a request asks for. Whether a viewer may see them is the
 * caller's.
 */
export const employeesById = defineLoader<string, Employee | null>(async ({ prisma }, ids) => {
  const byId = await readEmployeeRecords(prisma, ids);
  return ids.map((id) => byId.get(id) ?? null);
});

/** Employees by empId. */
export async function readEmployeeRecords(
  transaction: Pick<Prisma.TransactionClient, 'employee'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Employee>> {
  const rows = await transaction.employee.findMany({ where: { employeeId: { in: [...ids] } } });
  return new Map(rows.map((row) => [row.employeeId, toEmployee(row)]));
}

/** The entity of a row. */
export function toEmployee(row: EmployeeRow): Employee {
  return {
    departmentId: row.departmentId,
    designationId: row.designationId,
    teamManagerId: row.teamManagerId,
    id: row.employeeId,
    userId: String(row.userId),
    name: nameEmployee(row, row.employeeId),
    firstName: row.firstName,
    middleName: row.middleName,
    lastName: row.lastName,
    email: row.email,
    isHr: row.isHr,
    isSupervisor: row.isSupervisor,
    retiredAt: row.retiredAt,
  };
}
