import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { listDays } from '../../../../test/oracles/oracle';
import { insertLeaves, isWorkingDate, makeEmployees, makeLeaves } from '../../../../test/oracles/test-leaves';
import { addDays } from '../../../domain/local-date';
import type { Role } from '../../shared/auth/role';

const BRADFORD = `query ($filter: LeaveFilter, $asOf: LocalDate, $first: Int) {
  bradford(filter: $filter, asOf: $asOf, first: $first) { employee { id } spellCount leaveDays factor }
}`;

const employees = makeEmployees(40);
const leaves = makeLeaves(employees, 250);
const days = listDays(employees, leaves).filter(({ leave }) => leave.status === 'APPROVED');
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, leaves);
});
afterAll(() => api.close());

/** Plain loops over the dates: a working day without any approved leave ends a spell. */
function score(employeeId: string, leaveTypeId: number | null, asOf: string) {
  const theirs = days.filter(({ leave }) => leave.employee_id === employeeId);
  const spells = new Set<number>();
  let spell = 0;
  let micro = 0;
  for (let date = '2022-12-01'; date <= asOf; date = addDays(date, 1)) {
    const here = theirs.filter((day) => day.date === date);
    if (here.length === 0 && isWorkingDate(date)) spell++;
    if (date < addDays(asOf, -363)) continue;
    for (const { leave, microDays } of here) {
      if (leaveTypeId !== null && leave.leave_type_id !== leaveTypeId) continue;
      spells.add(spell);
      micro += microDays;
    }
  }
  return { employee: { id: employeeId }, spellCount: spells.size, leaveDays: micro / 1e6, factor: (spells.size ** 2 * micro) / 1e6 };
}

test.each([
  ['2024-03-20', null],
  ['2023-11-05', 2],
  ['2023-06-11', 1],
])('on %s, of leave type %s, every factor is that of plain loops, the highest first', async (asOf, leaveTypeId) => {
  const filter = leaveTypeId === null ? {} : { leaveTypeIds: [String(leaveTypeId)] };
  const { data, errors } = await api.query('HR', BRADFORD, { filter, asOf, first: 200 });
  expect(errors).toEqual([]);
  const truth = employees
    .map(({ employee_id }) => score(employee_id, leaveTypeId, asOf))
    .filter(({ spellCount }) => spellCount > 0)
    .toSorted((a, b) => b.factor - a.factor || (a.employee.id < b.employee.id ? -1 : 1));
  expect(truth.length).toBeGreaterThan(5);
  expect(data.bradford).toEqual(truth);
  const [entry] = await api.prisma.auditEntry.findMany({ where: { role: 'HR' }, orderBy: { id: 'desc' } });
  expect(entry).toMatchObject({ action: 'READ_EMPLOYEES', rowCount: truth.length });
});

test.each<Role>(['ANALYST', 'MANAGER', 'VIEWER', 'OPERATOR'])('%s is refused', async (role) => {
  const { errors } = await api.query(role, BRADFORD, {});
  expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
});

test('a status or dates of its own are refused', async () => {
  for (const filter of [{ statuses: ['REJECTED'] }, { dateTo: '2024-01-01' }]) {
    const { errors } = await api.query('HR', BRADFORD, { filter });
    expect(errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
  }
});
