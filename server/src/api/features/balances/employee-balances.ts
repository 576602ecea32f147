import { findRunKnownAt } from '../../shared/as-known/known-run';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { ApiContext } from '../../shared/context';
import { chooseFiscalYear } from '../../shared/filters/choose-fiscal-year';
import { readLeaveTypes } from '../../shared/filters/dimension-lists';
import { readFiscalYears } from '../../shared/filters/fiscal-years';
import { scopeOf } from '../../shared/filters/leave-condition';
import { defineLoader } from '../../shared/loaders';
import { EMPLOYEE_BALANCES } from './balance.question';
import type { LeaveBalance } from './balance.types';
import { buildBalance } from './build-balance';

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

/** Balances of employees, by leave type; one question for all employees of a page that are asked the same. */
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
  { prisma, mart, viewer }: ApiContext,
  employeeIds: readonly string[],
  { fiscalYearId, asOf, asKnownAt, withLedgers }: Omit<Key, 'employeeId'>,
): Promise<ReadonlyMap<string, LeaveBalance[]>> {
  const fiscalYears = await readFiscalYears(prisma);
  const fiscalYear = chooseFiscalYear(fiscalYears, fiscalYearId, asOf);
  if (!fiscalYear) return new Map();
  const ids = [...new Set(employeeIds)];
  const leaveTypes = await readLeaveTypes(prisma);
  const typesById = new Map(leaveTypes.map((type) => [type.id, type]));
  const knownRunIds = asKnownAt === null ? [] : [(await findRunKnownAt(prisma, new Date(asKnownAt))).runId];
  const question = {
    condition: { choices: { EMPLOYEE: { ids, orNone: false } } },
    scope: scopeOf(requireViewer(viewer)),
    fiscalYearId: fiscalYear.id,
    asOf,
    withLedgers,
  };
  const byEmployee = new Map<string, LeaveBalance[]>(ids.map((id) => [id, []]));
  for (const row of await mart.ask(EMPLOYEE_BALANCES, question, knownRunIds)) {
    const balance = buildBalance(row, typesById, fiscalYear, fiscalYears, asOf);
    if (balance) byEmployee.get(balance.employeeId)?.push(balance);
  }
  const place = new Map(leaveTypes.map(({ id }, at) => [id, at]));
  const placeOf = ({ leaveType }: LeaveBalance) => place.get(leaveType.id) ?? 0;
  for (const balances of byEmployee.values()) balances.sort((a, b) => placeOf(a) - placeOf(b));
  return byEmployee;
}
