import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { FILTER_LISTS, listDays, ORACLE_KEYS, passes } from '../../../../test/oracles/oracle';
import { insertRosters, makeRosters, oracleIsObserved, oracleRostered } from '../../../../test/oracles/roster-oracle';
import {
  FISCAL_YEARS,
  insertLeaves,
  isWorkingDate,
  makeEmployees,
  makeLeaves,
  type TestEmployee,
} from '../../../../test/oracles/test-leaves';
import { readPropertyRuns } from '../../../../test/property-runs';
import { addDays } from '../../../domain/local-date';
import type { Role } from '../../shared/auth/role';
import type { LeaveFilter } from '../../shared/filters/leave-filter.input';
import type { AbsenceGrouping } from '../../shared/people-groups/absence-grouping.enum';

const ABSENCES = `query ($dateFrom: LocalDate!, $dateTo: LocalDate!, $filter: LeaveFilter, $groupBy: AbsenceGrouping) {
  absences(dateFrom: $dateFrom, dateTo: $dateTo, filter: $filter, groupBy: $groupBy) {
    dates {
      date isWorkingDay holidayName groupId groupLabel headcount rosteredDays awayCount awayDays pendingCount pendingDays coverage
      absences { leaveId status days employee { id } leaveType { id } }
    }
  }
}`;

const employees = makeEmployees(40);
const rosters = makeRosters(
  employees.map(({ employee_id }) => employee_id),
  23,
);
const leaves = makeLeaves(employees, 250, 7, rosters);
const days = listDays(employees, leaves);
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, leaves);
  await insertRosters(api.prisma, rosters);
});
afterAll(() => api.close());

async function ask(variables: Record<string, unknown>, role: Role = 'ANALYST') {
  const answer = await api.query(role, ABSENCES, variables);
  expect(answer.errors).toEqual([]);
  return answer.data.absences.dates;
}

const isPerson = (filter: LeaveFilter, employee: TestEmployee) =>
  (['DEPARTMENT', 'EMPLOYEE', 'TEAM_MANAGER', 'PROJECT_ALLOCATION'] as const).every((dimension) => {
    const wanted: readonly string[] = filter[FILTER_LISTS[dimension]] ?? [];
    const [leave] = leaves.filter(({ employee_id }) => employee_id === employee.employee_id);
    if (!leave) return false;
    return wanted.length === 0 || ORACLE_KEYS[dimension]({ employee, leave, date: '', microDays: 0 }).some((id) => wanted.includes(id));
  });

/** The same in plain loops: one date of one group. */
function lookAt(date: string, filter: LeaveFilter, groupBy: AbsenceGrouping | null, groupId: string, role: Role) {
  const groupsOf = (employee: TestEmployee) => {
    if (groupBy === null) return [''];
    if (groupBy === 'TEAM_MANAGER') return [String(employee.team_manager_id ?? '')];
    if (groupBy === 'DEPARTMENT') return [String(employee.department_id ?? '')];
    return employee.allocation_ids.length > 0 ? employee.allocation_ids.map(String) : [''];
  };
  const isSeen = (employee: TestEmployee) => role !== 'MANAGER' || employee.team_manager_id === 900;
  let [headcount, rostered, awayCount, away, pendingCount, pending] = [0, 0, 0, 0, 0, 0];
  const found: string[] = [];
  for (const employee of employees) {
    if (!isSeen(employee) || !isPerson(filter, employee) || !groupsOf(employee).includes(groupId)) continue;
    const theirs = leaves.filter(({ employee_id }) => employee_id === employee.employee_id);
    const first = FISCAL_YEARS.find(({ fiscal_id }) => theirs.some((leave) => leave.fiscal_id === fiscal_id));
    if (!first) continue;
    const statuses = filter.statuses?.length ? filter.statuses : (['APPROVED', 'REQUESTED'] as const);
    const here = days.filter(
      (day) => day.date === date && day.employee === employee && passes({ ...filter, statuses: [...statuses] }, day),
    );
    for (const day of here) if (['APPROVED', 'REQUESTED', 'REJECTED'].includes(day.leave.status)) found.push(String(day.leave.leave_id));
    const isInData = FISCAL_YEARS.some(({ start_date, end_date }) => start_date <= date && date <= end_date);
    const isObserved = oracleIsObserved(rosters, employee.employee_id, date, first.start_date);
    const own = isInData && isObserved ? oracleRostered(rosters, employee.employee_id, date) : 0;
    if (own === 0) continue;
    headcount++;
    rostered += own;
    const approved = here.filter(({ leave }) => leave.status === 'APPROVED');
    const requested = here.filter(({ leave }) => leave.status === 'REQUESTED');
    if (approved.length > 0) awayCount++;
    if (requested.length > 0) pendingCount++;
    away += Math.min(
      own,
      approved.reduce((sum, { microDays }) => sum + microDays, 0),
    );
    pending += Math.min(
      own,
      requested.reduce((sum, { microDays }) => sum + microDays, 0),
    );
  }
  const coverage = rostered > 0 ? (rostered - away) / rostered : null;
  return {
    headcount,
    rosteredDays: rostered / 1_000_000,
    awayCount,
    awayDays: away / 1_000_000,
    pendingCount,
    pendingDays: pending / 1_000_000,
    coverage,
    found: found.toSorted(),
  };
}

const RUNS = readPropertyRuns(150);

const some = <Value>(...values: Value[]) => fc.option(fc.subarray(values, { minLength: 1 }), { nil: undefined, freq: 2 });

test(
  'who is away, and the share present, are those of plain loops for random ranges, filters, groups and scopes',
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: -170, max: 480 }),
        fc.integer({ min: 0, max: 9 }),
        fc.record({
          departmentIds: some('1', '2', '3', ''),
          teamManagerIds: some('900', '901', ''),
          projectAllocationIds: some('31', '32', ''),
          leaveTypeIds: some('1', '2'),
          statuses: fc.constantFrom<LeaveFilter['statuses']>(undefined, ['APPROVED'], ['REQUESTED', 'CANCELLED'], ['APPROVED', 'REJECTED']),
        }),
        fc.constantFrom<AbsenceGrouping | null>(null, 'TEAM_MANAGER', 'DEPARTMENT', 'PROJECT_ALLOCATION'),
        fc.constantFrom<Role>('ANALYST', 'MANAGER'),
        async (start, length, filter, groupBy, role) => {
          const dateFrom = addDays('2022-12-20', start);
          const dates = await ask({ dateFrom, dateTo: addDays(dateFrom, length), filter, groupBy }, role);
          for (const { date, groupId, groupLabel, isWorkingDay, holidayName, absences, ...figures } of dates) {
            const { found, ...truth } = lookAt(date, filter, groupBy, groupId ?? '', role);
            expect(isWorkingDay).toBe(isWorkingDate(date));
            expect(holidayName).toBeNull();
            expect(figures).toEqual({ ...truth, coverage: truth.coverage === null ? null : expect.closeTo(truth.coverage, 9) });
            expect(absences.map(({ leaveId }: { leaveId: string }) => leaveId).toSorted()).toEqual(found);
            expect(groupLabel === null).toBe(groupBy === null);
          }
          if (groupBy === null && dates.length > 0) expect(dates.length).toBe(length + 1);
        },
      ),
      { numRuns: RUNS, seed: 20240423 },
    );
  },
  60_000 + RUNS * 1_500,
);

test('the leaves of a date are in the order of names, then of ids', async () => {
  const dates = await ask({ dateFrom: '2023-05-01', dateTo: '2023-07-31', groupBy: 'DEPARTMENT' });
  const byId = new Map(employees.map((employee) => [employee.employee_id, employee]));
  const nameOf = (employeeId: string) => {
    const { first_name, middle_name, last_name } = byId.get(employeeId) as TestEmployee;
    return [first_name, middle_name, last_name].filter((part) => part !== null).join(' ');
  };
  let compared = 0;
  for (const { absences } of dates as { absences: { leaveId: string; employee: { id: string } }[] }[]) {
    const shown = absences.map(({ leaveId, employee }) => [nameOf(employee.id).toLowerCase(), leaveId] as const);
    expect(shown).toEqual(shown.toSorted(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : Number(x) - Number(y))));
    if (shown.length > 1) compared++;
  }
  expect(compared).toBeGreaterThan(10);
});

test('dates beyond the calendar are neither working days nor free ones; a holiday has its name', async () => {
  await api.prisma.$transaction([
    api.prisma
      .$executeRaw`update ops.calendar_dates set holiday_name = 'New Year', holiday_part = 'FULL' where calendar_date = '2022-01-01'`,
    api.prisma.$executeRaw`update ops.data_version set version = version + 1, changed_at = now()`,
  ]);
  const [before, holiday] = await ask({ dateFrom: '2021-12-31', dateTo: '2022-01-01' });
  expect(before).toMatchObject({ date: '2021-12-31', isWorkingDay: null, holidayName: null, coverage: null });
  expect(holiday).toMatchObject({ date: '2022-01-01', isWorkingDay: false, holidayName: 'New Year' });
});

test('the read is noted with what was asked, and how many leaves it showed', async () => {
  const variables = { dateFrom: '2023-05-01', dateTo: '2023-05-31', groupBy: 'DEPARTMENT' };
  const dates = await ask(variables, 'HR');
  const shown = new Set(dates.flatMap(({ absences }: { absences: { leaveId: string }[] }) => absences.map(({ leaveId }) => leaveId)));
  const [entry] = await api.prisma.auditEntry.findMany({ where: { action: 'READ_ABSENCES', role: 'HR' } });
  expect(entry).toMatchObject({ rowCount: shown.size, detail: { asked: [{ field: 'absences', ...variables }] } });
});

test('counts without the leaves behind them are the same counts, and are noted as reading no leave', async () => {
  const variables = { dateFrom: '2023-05-01', dateTo: '2023-05-31' };
  const counts =
    'query ($dateFrom: LocalDate!, $dateTo: LocalDate!) { absences(dateFrom: $dateFrom, dateTo: $dateTo) { dates { date awayCount pendingCount } } }';
  const { data } = await api.query('ADMIN', counts, variables);
  const [entry] = await api.prisma.auditEntry.findMany({ where: { action: 'READ_ABSENCES', role: 'ADMIN' } });
  expect(entry?.rowCount).toBe(0);
  const whole = await ask(variables, 'ADMIN');
  expect(data.absences.dates).toEqual(
    whole.map(({ date, awayCount, pendingCount }: Record<string, unknown>) => ({ date, awayCount, pendingCount })),
  );
});

test.each<[Role, Record<string, unknown>, string]>([
  ['VIEWER', { dateFrom: '2023-05-01', dateTo: '2023-05-02' }, 'FORBIDDEN'],
  ['OPERATOR', { dateFrom: '2023-05-01', dateTo: '2023-05-02' }, 'FORBIDDEN'],
  ['ANALYST', { dateFrom: '2023-05-02', dateTo: '2023-05-01' }, 'BAD_USER_INPUT'],
  ['ANALYST', { dateFrom: '2023-05-01', dateTo: '2023-08-01' }, 'BAD_USER_INPUT'],
  ['ANALYST', { dateFrom: '2023-05-01', dateTo: '2023-05-02', filter: { dateTo: '2023-05-01' } }, 'BAD_USER_INPUT'],
  ['ANALYST', { dateFrom: '2023-05-01', dateTo: '2023-05-02', filter: { statuses: ['CANCELLED'] } }, 'BAD_USER_INPUT'],
])('to %s, %j is %s', async (role, variables, code) => {
  const { errors } = await api.query(role, ABSENCES, variables);
  expect(errors[0]?.extensions.code).toBe(code);
});
