import type { PrismaClient } from '../../../db/prisma';
import { readAtOnce, TODAY } from '../../shared/as-known/data-state';
import type { Employee } from '../../shared/entities/employee.types';
import { toEmployee } from '../../shared/entities/employees-by-id';
import { encodeCursor } from '../../shared/lists/cursor';
import { toConnection } from '../../shared/lists/page';
import type { EmployeeConnection } from './employee-connection.types';
import { nameOrder } from './employee-question';
import { type EmployeeQuestion, type EmployeeRow, selectEmployeeCount, selectEmployees } from './employees.sql';

/** One page of people: page, count and data version from one snapshot of the database. */
export async function readEmployees(prisma: PrismaClient, question: EmployeeQuestion): Promise<EmployeeConnection> {
  const [versions, rows, counts] = await readAtOnce(
    prisma,
    [TODAY],
    [
      prisma.$queryRaw<{ version: string }[]>(TODAY.selectVersion),
      prisma.$queryRaw<(EmployeeRow & { place: string[] })[]>(selectEmployees(question)),
      prisma.$queryRaw<{ count: number }[]>(selectEmployeeCount(question)),
    ],
  );
  const places = new Map<Employee, string[]>(rows.map((row) => [toEmployee(row), row.place]));
  const cursorOf = (employee: Employee) => encodeCursor(nameOrder(question.order, question.balanceOf), places.get(employee) ?? []);
  const page = toConnection([...places.keys()], question.size, counts[0]?.count ?? 0, cursorOf);
  return { ...page, dataVersion: versions[0]?.version ?? '0' };
}

/** One person, null where there is none with this number or the viewer may not see them. */
export async function readMaybeEmployee(prisma: PrismaClient, question: EmployeeQuestion): Promise<Employee | null> {
  const [row] = await prisma.$queryRaw<EmployeeRow[]>(selectEmployees(question));
  return row ? toEmployee(row) : null;
}
