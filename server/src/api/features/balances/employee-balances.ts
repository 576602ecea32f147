import { TODAY } from '../../shared/as-known/data-state';
import { readStateKnownAt } from '../../shared/as-known/known-state';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { ApiContext } from '../../shared/context';
import { chooseFiscalYear } from '../../shared/filters/choose-fiscal-year';
import { readLeaveTypes } from '../../shared/filters/dimension-lists';
import { readFiscalYears } from '../../shared/filters/fiscal-years';
import { whereEmployee } from '../../shared/filters/leave-filter.sql';
import { defineLoader } from '../../shared/loaders';
import type { LeaveBalance } from './balance.types';
import { readEmployeeBalances } from './employee-balances.sql';
import { toBalances } from './to-balances';

/** One employee's balances of one fiscal year, as asked for. */
interface Key {
  employeeId: string;
  /** Null: the one that asOf is in. */
  fiscalYearId: string | null;
  asOf: string;
  /** ISO 8601; null: as known today. */
  asKnownAt: string | null;
  withLedgers: boolean;
}

/** Balances of employees, by leave type; one statement for all employees of a page that are asked the same. */
export const balancesOfEmployees = defineLoader<Key, LeaveBalance[]>(async (context, keys) => {
  const questions = new Map<string, Omit<Key, 'employeeId'>>();
  for (const { employeeId: _, ...question } of keys) questions.set(JSON.stringify(question), question);
  const answers = new Map<string, ReadonlyMap<string, LeaveBalance[]>>();
  for (const [name, question] of questions) {
    const employeeIds = keys.filter(({ employeeId: _, ...asked }) => JSON.stringify(asked) === name).map(({ employeeId }) => employeeId);
    answers.set(name, await readMany(context, employeeIds, question));
  }
  return keys.map(({ employeeId, ...question }) => answers.get(JSON.stringify(question))?.get(employeeId) ?? []);
});

async function readMany(
  { prisma, viewer }: ApiContext,
  employeeIds: readonly string[],
  { fiscalYearId, asOf, asKnownAt, withLedgers }: Omit<Key, 'employeeId'>,
): Promise<ReadonlyMap<string, LeaveBalance[]>> {
  const asking = requireViewer(viewer);
  const fiscalYear = chooseFiscalYear(await readFiscalYears(prisma), fiscalYearId, asOf);
  if (!fiscalYear) return new Map();
  const ids = [...new Set(employeeIds)];
  const people = { employees: { ids, orNone: false }, departments: null, designations: null, teamManagers: null, projectAllocations: null };
  const state = asKnownAt === null ? TODAY : await readStateKnownAt(prisma, new Date(asKnownAt));
  const rows = await readEmployeeBalances(prisma, state, {
    employees: whereEmployee(people, asking, state.relations),
    fiscalId: fiscalYear.id,
    asOf,
    withLedgers,
  });
  const byEmployee = new Map<string, LeaveBalance[]>(ids.map((id) => [id, []]));
  const leaveTypes = await readLeaveTypes(prisma);
  for (const balance of toBalances(rows, leaveTypes, fiscalYear, asOf)) byEmployee.get(balance.employeeId)?.push(balance);
  const place = new Map(leaveTypes.map(({ id }, at) => [id, at]));
  const placeOf = ({ leaveType }: LeaveBalance) => place.get(leaveType.id) ?? 0;
  for (const balances of byEmployee.values()) balances.sort((a, b) => placeOf(a) - placeOf(b));
  return byEmployee;
}
