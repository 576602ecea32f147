import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { countCells, listDays, passes } from '../../../../test/oracles/oracle';
import { insertLeaves, makeEmployees, makeLeaves, type TestEmployee, type TestLeave } from '../../../../test/oracles/test-leaves';
import type { Role } from '../../shared/auth/role';
import { LeaveDimension } from './leave-aggregate.types';

const AGGREGATE = `query ($filter: LeaveFilter, $groupBy: [LeaveDimension!]!, $orderBy: LeaveAggregateOrder, $limit: Int) {
  leaveAggregate(filter: $filter, groupBy: $groupBy, orderBy: $orderBy, limit: $limit) {
    dataVersion overlapping rowCount
    total { leaveDays leaveCount employeeCount suppressed }
    rows { keys { dimension id label } measures { leaveDays leaveCount employeeCount suppressed } }
  }
}`;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const employees = makeEmployees(40);
const leaves = makeLeaves(employees, 250);
const days = listDays(employees, leaves);
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, leaves);
});
afterAll(() => api.close());

async function ask(variables: Record<string, unknown>, role: Role = 'ANALYST') {
  const answer = await api.query(role, AGGREGATE, variables);
  expect(answer.errors).toEqual([]);
  return answer.data.leaveAggregate;
}

/** The same numbers in plain loops. */
function count(groupBy: readonly LeaveDimension[], isWanted: (leave: TestLeave, employee: TestEmployee, date: string) => boolean) {
  const cells = countCells(days, groupBy, ({ leave, employee, date }) => isWanted(leave, employee, date));
  return Object.fromEntries([...cells].map(([key, cell]) => [key, toMeasures(cell.microDays, cell.leaveIds.size, cell.employeeIds.size)]));
}

const toMeasures = (micro: number, leaveCount: number, employeeCount: number) => ({
  leaveDays: micro / 1_000_000,
  leaveCount,
  employeeCount,
  suppressed: false,
});
// biome-ignore lint/suspicious/noExplicitAny: an answer
const byKey = (rows: any[]) =>
  Object.fromEntries(rows.map(({ keys, measures }) => [keys.map(({ id }: { id: string }) => id).join('|'), measures]));
// biome-ignore lint/suspicious/noExplicitAny: an answer
const labels = (answer: any) => answer.rows.map(({ keys }: any) => keys[0].label);
const isApproved = ({ status }: TestLeave) => status === 'APPROVED';

test('figures by employee, and of employees whom the filter names, leave an audit row each time; those of groups leave none', async () => {
  const entries = async (variables: Record<string, unknown>) => {
    const before = await api.prisma.auditEntry.count();
    for (let time = 0; time < 2; time++) await ask(variables, 'HR');
    return (await api.prisma.auditEntry.findMany({ orderBy: { id: 'asc' }, skip: before })).map(({ action, rowCount, detail }) => ({
      action,
      rowCount,
      detail,
    }));
  };
  const entry = (rowCount: number, asked: object) => ({
    action: 'READ_EMPLOYEES',
    rowCount,
    detail: { asked: [{ field: 'leaveAggregate', asKnownAt: null, ...asked }] },
  });
  const byEmployee = entry(3, { groupBy: ['LEAVE_TYPE', 'EMPLOYEE'], filter: { leaveTypeIds: ['1'] } });
  const grouped = { groupBy: ['LEAVE_TYPE', 'EMPLOYEE'], filter: { leaveTypeIds: ['1'] }, limit: 3 };
  expect(await entries(grouped)).toMatchObject([byEmployee, byEmployee]);
  const [one, other] = employees.map(({ employee_id }) => employee_id);
  const filter = { employeeIds: [one, other] };
  const named = entry(2, { groupBy: ['DEPARTMENT'], filter });
  expect(await entries({ groupBy: ['DEPARTMENT'], filter })).toMatchObject([named, named]);
  expect(await entries({ groupBy: ['DEPARTMENT', 'TEAM_MANAGER'] })).toEqual([]);
});

test('what many ask at the same time is shared, and computed apart for those who may see less', async () => {
  const computedFor = async (roles: Role[], dateFrom: string) => {
    await Promise.all(roles.map((role) => api.tokenOf(role)));
    const before = api.app.mart.computed;
    const answers = await Promise.all(roles.map((role) => ask({ groupBy: ['DEPARTMENT'], filter: { dateFrom } }, role)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(new Set(roles).size);
    return api.app.mart.computed - before;
  };
  await ask({ groupBy: [] });
  // The checks of a new version are questions too.
  await api.app.checkRecorder.settled();
  expect(await computedFor(['ANALYST'], '2001-01-01')).toBe(1);
  // How many of them meet is up to the machine.
  expect(await computedFor(Array<Role>(20).fill('ANALYST'), '2001-01-02')).toBeLessThan(20);
  expect(await computedFor(['ANALYST', 'MANAGER'], '2001-01-03')).toBe(2);
});

describe('every dimension counts what plain loops count', () => {
  for (const dimension of Object.values(LeaveDimension)) {
    test(dimension, async () => {
      const answer = await ask({ groupBy: [dimension], filter: { statuses: ['APPROVED', 'REQUESTED', 'UNKNOWN'] } });
      const isWanted = ({ status }: TestLeave) => ['APPROVED', 'REQUESTED', 'UNKNOWN'].includes(status);
      expect(byKey(answer.rows)).toEqual(count([dimension], isWanted));
      expect(answer.total).toEqual(count([], isWanted)['']);
      expect(answer.rowCount).toBe(answer.rows.length);
      expect(answer.overlapping).toBe(dimension === 'PROJECT_ALLOCATION');
    });
  }
});

test('four dimensions at once count what plain loops count', async () => {
  const groupBy = [LeaveDimension.PROJECT_ALLOCATION, LeaveDimension.YEAR_MONTH, LeaveDimension.DEPARTMENT, LeaveDimension.LEAVE_ISSUER];
  expect(byKey((await ask({ groupBy })).rows)).toEqual(count(groupBy, isApproved));
});

test('without dimensions there is one row, the total; without leave there is none', async () => {
  const answer = await ask({ groupBy: [] });
  expect(answer.rows).toEqual([{ keys: [], measures: answer.total }]);
  const nothing = await ask({ groupBy: [], filter: { dateTo: '1990-01-01' } });
  expect(nothing.rows).toEqual([]);
  expect(nothing.total).toEqual(toMeasures(0, 0, 0));
});

test('no filter means approved leave, and dates cut a leave at the border', async () => {
  const filter = { dateFrom: '2023-03-10', dateTo: '2023-07-31' };
  const answer = await ask({ groupBy: ['YEAR_MONTH'], filter });
  expect(byKey(answer.rows)).toEqual(
    count(['YEAR_MONTH'], (leave, _, date) => isApproved(leave) && date >= filter.dateFrom && date <= filter.dateTo),
  );
});

const FILTERS: [string, Record<string, unknown>, (leave: TestLeave, employee: TestEmployee) => boolean][] = [
  ['fiscalYearIds', { fiscalYearIds: ['101'] }, (leave) => leave.fiscal_id === 101],
  ['departmentIds with none', { departmentIds: ['1', ''] }, (_, { department_id: id }) => id === 1 || id === null],
  ['designationIds', { designationIds: ['4'] }, (_, { designation_id: id }) => id === 4],
  ['leaveTypeIds beyond int32', { leaveTypeIds: ['5000000000'] }, (leave) => leave.leave_type_id === 5_000_000_000],
  ['employeeIds', { employeeIds: ['3', '5'] }, (_, { employee_id: id }) => id === '3' || id === '5'],
  ['teamManagerIds of none', { teamManagerIds: [''] }, (_, { team_manager_id: id }) => id === null],
  ['leaveIssuerIds', { leaveIssuerIds: ['902', ''] }, (leave) => leave.leave_issuer_id !== 900],
  ['projectAllocationIds', { projectAllocationIds: ['31'] }, (_, { allocation_ids }) => allocation_ids.includes(31)],
  [
    'projectAllocationIds with none',
    { projectAllocationIds: ['32', ''] },
    (_, { allocation_ids: ids }) => ids.length === 0 || ids.includes(32),
  ],
  ['an empty list, which restricts nothing', { departmentIds: [] }, () => true],
];
test.each(FILTERS)('the filter %s restricts the total and the rows alike', async (_, filter, isWanted) => {
  const answer = await ask({ groupBy: ['LEAVE_TYPE'], filter });
  const wanted = (leave: TestLeave, employee: TestEmployee) => isApproved(leave) && isWanted(leave, employee);
  expect(byKey(answer.rows)).toEqual(count(['LEAVE_TYPE'], wanted));
  expect(answer.total).toEqual(count([], wanted)['']);
});

test.each([
  [{ years: ['2023'] }],
  [{ yearMonths: ['2022-12', '2024-02'] }],
  [{ months: ['1', '7'], years: ['2024'] }],
  [{ weekdays: ['5', '7'] }],
  [{ dates: ['2023-03-10', '2023-07-17', '1999-01-01'] }],
  [{ dateFrom: '2023-03-10', months: ['3'], weekdays: ['1'] }],
])('of a leave only the days on %j count', async (filter) => {
  const answer = await ask({ groupBy: ['YEAR_MONTH', 'WEEKDAY'], filter });
  const wanted = (leave: TestLeave, employee: TestEmployee, date: string) => passes(filter, { leave, employee, date, microDays: 0 });
  expect(answer.rows.length).toBeGreaterThan(0);
  expect(byKey(answer.rows)).toEqual(count(['YEAR_MONTH', 'WEEKDAY'], wanted));
  expect(answer.total).toEqual(count([], wanted)['']);
});

test('grouped and filtered by project allocation only the asked ones are cells, and the total counts no day twice', async () => {
  const answer = await ask({ groupBy: ['PROJECT_ALLOCATION'], filter: { projectAllocationIds: ['31', ''] } });
  expect(Object.keys(byKey(answer.rows)).toSorted()).toEqual(['', '31']);
  expect(answer.total).toEqual(
    count([], (leave, { allocation_ids: ids }) => isApproved(leave) && (ids.length === 0 || ids.includes(31)))[''],
  );
});

test('labels are words in their natural order, with None last', async () => {
  expect(labels(await ask({ groupBy: ['FISCAL_YEAR'] }))).toEqual(['2022/23', '2023/24']);
  expect(labels(await ask({ groupBy: ['MONTH'] }))).toEqual(MONTHS);
  expect(labels(await ask({ groupBy: ['WEEKDAY'] }))).toEqual(WEEKDAYS);
  expect(labels(await ask({ groupBy: ['DEPARTMENT'] }))).toEqual(['design', 'Engineering', 'Support', 'None']);
  expect(labels(await ask({ groupBy: ['TEAM_MANAGER'] }))).toEqual(['Mina Rao', 'User 901', 'None']);
  expect(labels(await ask({ groupBy: ['LEAVE_ISSUER'] }))).toEqual(['Mina Rao', 'User 902', 'None']);
  expect(labels(await ask({ groupBy: ['STATUS'], filter: { statuses: ['CANCELLED', 'REQUESTED', 'APPROVED'] } }))).toEqual([
    'Pending',
    'Approved',
    'Cancelled',
  ]);
  expect(labels(await ask({ groupBy: ['YEAR_MONTH'], filter: { dateTo: '2023-01-31' } }))).toEqual(['December 2022', 'January 2023']);
  expect(labels(await ask({ groupBy: ['LEAVE_LENGTH'], filter: { leaveLengths: ['2', '0.5', '1.0'] } }))).toEqual([
    '0.5 days',
    '1 day',
    '2 days',
  ]);
  expect(labels(await ask({ groupBy: ['EMPLOYEE'], filter: { employeeIds: ['1'] } }))).toEqual(['Zoë K. Testperson 1']);
});

test('orderBy and limit are applied to all rows, which rowCount still counts', async () => {
  const all = await ask({ groupBy: ['EMPLOYEE'], orderBy: 'LEAVE_DAYS_DESC' });
  const days = all.rows.map(({ measures }: { measures: { leaveDays: number } }) => measures.leaveDays);
  expect(days).toEqual(days.toSorted((a: number, b: number) => b - a));
  const top = await ask({ groupBy: ['EMPLOYEE'], orderBy: 'LEAVE_DAYS_DESC', limit: 3 });
  expect(top.rows).toEqual(all.rows.slice(0, 3));
  expect(top.rowCount).toBe(all.rows.length);
});

test('a MANAGER counts the own team and nobody else', async () => {
  const answer = await ask({ groupBy: ['EMPLOYEE'] }, 'MANAGER');
  const isOwn = (leave: TestLeave, { team_manager_id: id }: TestEmployee) => isApproved(leave) && id === 900;
  expect(byKey(answer.rows)).toEqual(count(['EMPLOYEE'], isOwn));
  expect(answer.total).toEqual(count([], isOwn)['']);
});

test('a VIEWER sees no small group, and none that a total less the rest would give away', async () => {
  const answer = await ask({ groupBy: ['DEPARTMENT', 'YEAR_MONTH'] }, 'VIEWER');
  const truth = count(['DEPARTMENT', 'YEAR_MONTH'], isApproved);
  const shown = byKey(answer.rows);
  expect(Object.keys(shown).toSorted()).toEqual(Object.keys(truth).toSorted());
  for (const [key, measures] of Object.entries(shown)) {
    const { employeeCount } = truth[key] ?? {};
    if ((employeeCount ?? 0) < 5) expect(measures).toEqual({ leaveDays: null, leaveCount: null, employeeCount: null, suppressed: true });
    else if (!(measures as { suppressed: boolean }).suppressed) expect(measures).toEqual(truth[key]);
  }
  expect(answer.total).toEqual(count([], isApproved)['']);
});

test('a VIEWER sees no total of a small group, may not name people, and cannot read them off the order', async () => {
  const support = await ask({ groupBy: ['LEAVE_TYPE'], filter: { departmentIds: ['3'], leaveTypeIds: ['1'] } }, 'VIEWER');
  expect(support.total).toEqual({ leaveDays: null, leaveCount: null, employeeCount: null, suppressed: true });
  const ofSinglePeople = [
    { groupBy: ['EMPLOYEE'] },
    { groupBy: ['LEAVE_LENGTH'] },
    { groupBy: ['MONTH'], filter: { employeeIds: ['3'] } },
    { groupBy: ['MONTH'], filter: { leaveLengths: ['1'] } },
  ];
  for (const variables of ofSinglePeople) {
    const { status, errors } = await api.query('VIEWER', AGGREGATE, variables);
    expect([status, errors[0]?.extensions.code]).toEqual([403, 'FORBIDDEN']);
  }
  const ordered = await ask({ groupBy: ['DEPARTMENT', 'MONTH'], orderBy: 'LEAVE_DAYS_DESC' }, 'VIEWER');
  const suppressed = ordered.rows.map(({ measures }: { measures: { suppressed: boolean } }) => measures.suppressed);
  expect(suppressed).toEqual(suppressed.toSorted((a: boolean, b: boolean) => Number(a) - Number(b)));
});

test.each([
  [{ groupBy: ['MONTH', 'MONTH'] }],
  [{ groupBy: ['YEAR', 'MONTH', 'WEEKDAY', 'STATUS', 'DATE'] }],
  [{ groupBy: ['NONSENSE'] }],
  [{ groupBy: ['MONTH'], limit: 0 }],
  [{ groupBy: ['MONTH'], limit: 20_000 }],
  [{ groupBy: ['MONTH'], filter: { dateFrom: '2024-02-01', dateTo: '2024-01-01' } }],
  [{ groupBy: ['MONTH'], filter: { dateFrom: '2023-02-29' } }],
  [{ groupBy: ['MONTH'], filter: { dateFrom: '0000-01-01' } }],
  [{ groupBy: ['MONTH'], filter: { leaveTypeIds: ['abc'] } }],
  [{ groupBy: ['MONTH'], filter: { departmentIds: ['1; drop table dbo.employees'] } }],
  [{ groupBy: ['MONTH'], filter: { leaveLengths: ['one'] } }],
  [{ groupBy: ['MONTH'], filter: { years: ['20240'] } }],
  [{ groupBy: ['MONTH'], filter: { yearMonths: ['2024-13'] } }],
  [{ groupBy: ['MONTH'], filter: { yearMonths: ['0000-01'] } }],
  [{ groupBy: ['MONTH'], filter: { months: ['13'] } }],
  [{ groupBy: ['MONTH'], filter: { weekdays: ['0'] } }],
  [{ groupBy: ['MONTH'], filter: { dates: ['2023-02-29'] } }],
  [{ groupBy: ['MONTH'], filter: { employeeIds: ['a\u0000b'] } }],
])('%j is refused as bad input', async (variables) => {
  const { status, errors } = await api.query('ANALYST', AGGREGATE, variables);
  expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
});

test('a kept answer is never taken for that of another data version or another role', async () => {
  const before = await ask({ groupBy: ['YEAR'] });
  expect(await ask({ groupBy: ['YEAR'] })).toEqual(before);
  await api.prisma.$transaction([
    api.prisma.$executeRaw`update ops.data_version set version = version + 1, changed_at = now()`,
    api.prisma.$executeRaw`select pg_notify('data_version_changed', '2')`,
  ]);
  await expect.poll(async () => (await ask({ groupBy: ['YEAR'] })).dataVersion).not.toBe(before.dataVersion);
  expect((await ask({ groupBy: ['YEAR'] }, 'MANAGER')).total).not.toEqual(before.total);
});
