import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { changeData } from '../../../../test/change-data';
import { listStatements } from '../../../../test/list-statements';
import { type OracleWorld, oracleBalance } from '../../../../test/oracles/balance-oracle';
import {
  DEPARTMENTS,
  ENTITLEMENTS,
  FISCAL_YEARS,
  insertLeaves,
  LEAVE_TYPES,
  makeEmployees,
  makeLeaves,
  type TestEmployee,
} from '../../../../test/oracles/test-leaves';
import { addDays } from '../../../domain/local-date';
import { EmployeeOrder } from './employee-connection.types';

const employees = makeEmployees(60).map((employee, at) => ({
  ...employee,
  // Numbers as sources have them, and names with accents, without any, and with what LIKE takes for a pattern.
  employee_id: at >= 55 ? `C${at - 46}` : employee.employee_id,
  first_name: at === 20 ? '' : at === 21 ? 'Öykü' : at === 22 ? '100%' : employee.first_name,
  middle_name: at === 20 ? null : employee.middle_name,
  last_name: at === 20 ? '' : at === 21 ? 'ÇELİK' : employee.last_name,
}));
// The first ten have no leave at all.
const leaves = makeLeaves(employees.slice(10), 300, 5);
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, leaves);
  await changeData(
    api.prisma,
    `insert into dbo.employee_leave_issuer (employee_id, leave_issuer_id, is_current_leave_issuer)
     select employee_id, 902, employee_id <> '4' from dbo.employees where employee_id in ('3', '4')
     union all select '3', 900, false`,
    `update dbo.employees set retired_at = now() where employee_id in ('2', '13')`,
  );
});
afterAll(() => api.close());

const PAGE = `query ($filter: EmployeeFilter, $search: String, $orderBy: EmployeeOrder, $balanceOf: BalanceChoice, $first: Int, $after: String) {
  employees(filter: $filter, search: $search, orderBy: $orderBy, balanceOf: $balanceOf, first: $first, after: $after) {
    totalCount dataVersion pageInfo { hasNextPage endCursor } nodes { id }
  }
}`;
const idsOf = (nodes: readonly { id: string }[]) => nodes.map(({ id }) => id);

async function read(variables: Record<string, unknown>): Promise<string[]> {
  const { errors, data } = await api.query('ANALYST', PAGE, { first: 200, ...variables });
  expect(errors).toEqual([]);
  expect(data.employees.totalCount).toBeGreaterThanOrEqual(data.employees.nodes.length);
  return idsOf(data.employees.nodes);
}

async function walk(orderBy: EmployeeOrder, first = 7, between: (page: number) => Promise<unknown> = async () => undefined) {
  const ids: string[] = [];
  for (let after: string | null = null, page = 1; ; page++) {
    const { errors, data } = await api.query('ANALYST', PAGE, { orderBy, balanceOf: ANNUAL, first, after });
    expect(errors).toEqual([]);
    ids.push(...idsOf(data.employees.nodes));
    if (!data.employees.pageInfo.hasNextPage) return ids;
    after = data.employees.pageInfo.endCursor;
    await between(page);
  }
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase();
const nameOf = ({ first_name, middle_name, last_name, employee_id }: TestEmployee) =>
  fold([first_name, middle_name, last_name].filter(Boolean).join(' ') || `Employee ${employee_id}`);
const compare = (a: string | number, b: string | number) => (a < b ? -1 : Number(a > b));
const byName = (a: TestEmployee, b: TestEmployee) => compare(nameOf(a), nameOf(b)) || compare(a.employee_id, b.employee_id);
const natural = ({ employee_id: id }: TestEmployee) => (id.startsWith('C') ? 1_000 : 0) + Number(id.replace('C', ''));
const departmentOf = ({ department_id }: TestEmployee) =>
  DEPARTMENTS.find((department) => department.department_id === department_id)?.department_name.toLowerCase() ?? null;
// All leave of the fixtures is in the past, and 102 is the current fiscal year.
const approvedOf = ({ employee_id }: TestEmployee) =>
  leaves.filter((leave) => leave.employee_id === employee_id && leave.status === 'APPROVED');
const lastStartOf = (employee: TestEmployee) =>
  approvedOf(employee)
    .map((leave) => leave.start_date)
    .toSorted()
    .at(-1) ?? null;
const takenBy = (employee: TestEmployee, fiscalId: number) =>
  approvedOf(employee)
    .filter(({ fiscal_id }) => fiscal_id === fiscalId)
    .flatMap(({ micro_days }) => micro_days)
    .reduce((sum, micro) => sum + micro, 0);
const ANNUAL = { leaveTypeId: '1', fiscalYearId: '102' };
const toMicro = (days: number | null) => (days === null ? null : days * 1_000_000);
const world: OracleWorld = {
  fiscalYears: FISCAL_YEARS,
  entitlements: ENTITLEMENTS.map(({ default_days, transferable_days, ...record }) => ({
    ...record,
    entitlement: toMicro(default_days),
    transferable: toMicro(transferable_days),
  })),
  employees: employees.map(({ employee_id }) => ({ employee_id, isRetired: employee_id === '2' || employee_id === '13' })),
  leaves: leaves.map(({ micro_days, start_date, ...leave }) => ({
    ...leave,
    days: micro_days.map((micro, day) => ({ date: addDays(start_date, day), micro })),
  })),
};
const availableTo = ({ employee_id }: TestEmployee, leave_type_id: number, year: number) =>
  oracleBalance(world, { employee_id, leave_type_id, year }, '2024-07-15')?.available ?? null;
/** Missing values last in both directions, ties by name. */
const by = (pick: (employee: TestEmployee) => string | number | null, sign: 1 | -1) => (a: TestEmployee, b: TestEmployee) => {
  const [left, right] = [pick(a), pick(b)];
  if (left === null || right === null) return Number(left === null) - Number(right === null) || byName(a, b);
  return sign * compare(left, right) || byName(a, b);
};
const ORDERS: Record<EmployeeOrder, (a: TestEmployee, b: TestEmployee) => number> = {
  NAME_ASC: byName,
  NAME_DESC: (a, b) => byName(b, a),
  NUMBER_ASC: by(natural, 1),
  NUMBER_DESC: by(natural, -1),
  DEPARTMENT_ASC: by(departmentOf, 1),
  DEPARTMENT_DESC: by(departmentOf, -1),
  LAST_LEAVE_DESC: by(lastStartOf, -1),
  LAST_LEAVE_ASC: by(lastStartOf, 1),
  LEAVE_DAYS_TAKEN_DESC: by((employee) => takenBy(employee, 102), -1),
  LEAVE_DAYS_TAKEN_ASC: by((employee) => takenBy(employee, 102), 1),
  BALANCE_DESC: by((employee) => availableTo(employee, 1, 1), -1),
  BALANCE_ASC: by((employee) => availableTo(employee, 1, 1), 1),
};

describe('pages join without gap or repeat', () => {
  test.each(Object.values(EmployeeOrder))('in the order %s, ties and missing values included', async (orderBy) => {
    expect(await walk(orderBy)).toEqual(employees.toSorted(ORDERS[orderBy]).map(({ employee_id }) => employee_id));
  });

  test.each(Object.values(EmployeeOrder))('in the order %s while people come and go', async (orderBy) => {
    const come = (page: number) =>
      changeData(
        api.prisma,
        `insert into dbo.employees (employee_id, user_id, first_name, last_name, email, is_hr, is_supervisor, newest_leave_id)
         values ('new${page}', ${7_000 + page}, 'Nia', 'Newperson ${page}', 'nia@example.com', false, false, 1)`,
      );
    const found = await walk(orderBy, 20, come);
    await changeData(api.prisma, `delete from dbo.employees where employee_id like 'new%'`);
    expect(new Set(found).size).toBe(found.length);
    expect(found.filter((id) => !id.startsWith('new'))).toEqual(employees.toSorted(ORDERS[orderBy]).map(({ employee_id }) => employee_id));
  });
});

describe('an order by balance', () => {
  test.each([
    ['1', '101', 1, 0],
    ['2', '102', 2, 1],
    ['5000000000', '102', 5_000_000_000, 1],
  ] as const)('is of the leave type %s in the fiscal year %s, those without one last', async (leaveTypeId, fiscalYearId, type, year) => {
    for (const [orderBy, sign] of [
      ['BALANCE_ASC', 1],
      ['BALANCE_DESC', -1],
    ] as const) {
      const sorted = employees.toSorted(by((employee) => availableTo(employee, type, year), sign));
      expect(await read({ orderBy, balanceOf: { leaveTypeId, fiscalYearId } })).toEqual(sorted.map(({ employee_id }) => employee_id));
    }
  });

  test('has to have something to order: several balances, and people without one', () => {
    const known = employees.map((employee) => availableTo(employee, 1, 1));
    expect(new Set(known).size).toBeGreaterThan(5);
    expect(known).toContain(null);
    expect(employees.every((employee) => availableTo(employee, LEAVE_TYPES[2]?.leave_type_id ?? 0, 1) === null)).toBe(true);
  });

  test('keeps a MANAGER to the own team', async () => {
    const { data } = await api.query('MANAGER', PAGE, { first: 200, orderBy: 'BALANCE_ASC', balanceOf: ANNUAL });
    const own = employees.filter(({ team_manager_id }) => team_manager_id === 900).toSorted(ORDERS.BALANCE_ASC);
    expect(idsOf(data.employees.nodes)).toEqual(own.map(({ employee_id }) => employee_id));
  });

  test('has cursors of its own balance only', async () => {
    const first = await api.query('ANALYST', PAGE, { orderBy: 'BALANCE_ASC', balanceOf: ANNUAL, first: 3 });
    const after = first.data.employees.pageInfo.endCursor;
    for (const balanceOf of [
      { ...ANNUAL, leaveTypeId: '2' },
      { ...ANNUAL, fiscalYearId: '101' },
    ]) {
      const { status, errors } = await api.query('ANALYST', PAGE, { orderBy: 'BALANCE_ASC', balanceOf, first: 3, after });
      expect([status, errors[0]?.message]).toEqual([400, 'after is not a cursor of this list.']);
    }
  });

  test('leaves in the audit of what the balance was', async () => {
    await api.query('HR', PAGE, { orderBy: 'BALANCE_DESC', balanceOf: ANNUAL, first: 2 });
    const entry = await api.prisma.auditEntry.findFirst({ orderBy: { id: 'desc' } });
    expect(entry?.detail).toMatchObject({ asked: [{ field: 'employees', orderBy: 'BALANCE_DESC', balanceOf: ANNUAL }] });
  });

  test.each([
    [undefined, 400, 'BAD_USER_INPUT'],
    [{ leaveTypeId: '77' }, 404, 'NOT_FOUND'],
    [{ leaveTypeId: 'x' }, 404, 'NOT_FOUND'],
    [{ leaveTypeId: '1', fiscalYearId: '999' }, 404, 'NOT_FOUND'],
  ])('of %j is refused with %i', async (balanceOf, expected, code) => {
    const { status, errors } = await api.query('ANALYST', PAGE, { orderBy: 'BALANCE_ASC', balanceOf });
    expect([status, errors[0]?.extensions.code]).toEqual([expected, code]);
  });
});

const every = (isWanted: (employee: TestEmployee) => boolean) =>
  employees
    .filter(isWanted)
    .toSorted(byName)
    .map(({ employee_id }) => employee_id);

test.each([
  ['zoe testperson 41', ({ employee_id }: TestEmployee) => employee_id === '41'],
  ['TESTPERSON zoë 41', ({ employee_id }: TestEmployee) => employee_id === '41'],
  ['person41@example', ({ employee_id }: TestEmployee) => employee_id === '41'],
  ['OYKU celik', ({ last_name }: TestEmployee) => last_name === 'ÇELİK'],
  ['c10', ({ employee_id }: TestEmployee) => employee_id === 'C10'],
  ['%', ({ first_name }: TestEmployee) => first_name === '100%'],
  ['_', () => false],
  ['\\', () => false],
  ['nobody', () => false],
  ['  ', () => true],
])('the search %j finds by name, email address and number', async (search, isWanted) => {
  expect(await read({ search })).toEqual(every(isWanted));
});

test.each([
  [{ departmentIds: ['1', ''] }, ({ department_id: id }: TestEmployee) => id === 1 || id === null],
  [{ designationIds: ['4'] }, ({ designation_id: id }: TestEmployee) => id === 4],
  [{ teamManagerIds: ['901'] }, ({ team_manager_id: id }: TestEmployee) => id === 901],
  [{ projectAllocationIds: ['32'] }, ({ allocation_ids: ids }: TestEmployee) => ids.includes(32)],
  [{ leaveIssuerIds: ['902'] }, ({ employee_id: id }: TestEmployee) => id === '3'],
  [{ leaveIssuerIds: [''] }, ({ employee_id: id }: TestEmployee) => id !== '3'],
  [{ retired: true }, ({ employee_id: id }: TestEmployee) => id === '2' || id === '13'],
  [{ retired: false }, ({ employee_id: id }: TestEmployee) => id !== '2' && id !== '13'],
])('the filter %j finds its people', async (filter, isWanted) => {
  expect(await read({ filter })).toEqual(every(isWanted));
});

const DETAILS = `
  id name email isHr retiredAt
  department { id name } designation { id name } teamManager { id name } team { id name }
  projectAllocations { id name } leaveIssuers { isCurrent leaveIssuer { id name } }
  lastLeave { id startDate fiscalYear { label } }
  taken: leaveDaysTaken before: leaveDaysTaken(fiscalYearId: "101")
  leaves(first: 2, orderBy: START_DATE_ASC) { totalCount totalLeaveDays pageInfo { hasNextPage } nodes { id startDate leaveType { name } dayFacts { date } } }`;

test('a person has their details, their leave, and who decides on it', async () => {
  for (const employee of employees.filter((_, at) => at % 7 === 3 || at < 4)) {
    const { data, errors } = await api.query('ANALYST', `query ($id: ID!) { employee(id: $id) { ${DETAILS} } }`, {
      id: employee.employee_id,
    });
    expect(errors).toEqual([]);
    const approved = approvedOf(employee);
    expect(data.employee).toMatchObject({
      id: employee.employee_id,
      email: `person${employee.employee_id}@example.com`,
      department: employee.department_id === null ? null : { id: String(employee.department_id) },
      designation: employee.designation_id === null ? null : { id: String(employee.designation_id) },
      teamManager: employee.team_manager_id === null ? null : { id: String(employee.team_manager_id) },
      projectAllocations: employee.allocation_ids.map((id) => ({ id: String(id) })),
      taken: takenBy(employee, 102) / 1_000_000,
      before: takenBy(employee, 101) / 1_000_000,
      leaves: { totalCount: approved.length, pageInfo: { hasNextPage: approved.length > 2 } },
    });
    expect(data.employee.lastLeave?.startDate ?? null).toBe(lastStartOf(employee));
    expect(data.employee.leaves.nodes.map(({ startDate }: { startDate: string }) => startDate)).toEqual(
      approved
        .map((leave) => leave.start_date)
        .toSorted()
        .slice(0, 2),
    );
    const team = employees.filter(
      ({ team_manager_id, employee_id }) => team_manager_id === employee.user_id && !['2', '13'].includes(employee_id),
    );
    expect(idsOf(data.employee.team)).toEqual(team.toSorted(byName).map(({ employee_id }) => employee_id));
  }
  const { data } = await api.query('ANALYST', '{ employee(id: "3") { leaveIssuers { isCurrent leaveIssuer { id } } } }');
  expect(data.employee.leaveIssuers).toEqual([
    { isCurrent: true, leaveIssuer: { id: '902' } },
    { isCurrent: false, leaveIssuer: { id: '900' } },
  ]);
  expect((await api.query('ANALYST', '{ employee(id: "nobody") { id } }')).data).toEqual({ employee: null });
});

test('the number of statements does not grow with the page, every nested field asked', async () => {
  const query = (first: number) =>
    api.query('ANALYST', `{ employees(first: ${first}, orderBy: LAST_LEAVE_DESC) { totalCount nodes { ${DETAILS} } } }`);
  expect((await query(1)).errors).toEqual([]);
  const few = await listStatements(() => query(2));
  const many = await listStatements(() => query(50));
  expect(few.length).toBeGreaterThan(10);
  expect(many).toEqual(few);
});

test('a MANAGER sees the own team, and of anybody else not even that they are there', async () => {
  const { data } = await api.query('MANAGER', PAGE, { first: 200 });
  const own = employees.filter(({ team_manager_id }) => team_manager_id === 900);
  expect(idsOf(data.employees.nodes).toSorted()).toEqual(own.map(({ employee_id }) => employee_id).toSorted());
  expect(data.employees.totalCount).toBe(own.length);
  const stranger = employees.find(({ team_manager_id }) => team_manager_id !== 900)?.employee_id;
  expect((await api.query('MANAGER', `{ employee(id: "${stranger}") { id } }`)).data).toEqual({ employee: null });
  expect((await api.query('MANAGER', PAGE, { search: `person${stranger}@` })).data.employees).toMatchObject({ totalCount: 0, nodes: [] });
});

test('every read leaves an audit row, one that found nobody too', async () => {
  await api.query(
    'HR',
    '{ employees(search: "person41@") { nodes { id lastLeave { id } leaves { nodes { id } } } } nobody: employee(id: "999") { id } }',
  );
  const [leavesRow, employeesRow] = await api.prisma.auditEntry.findMany({ orderBy: { id: 'desc' }, take: 2 });
  expect([employeesRow?.action, employeesRow?.role, employeesRow?.rowCount]).toEqual(['READ_EMPLOYEES', 'HR', 1]);
  expect(JSON.stringify(employeesRow?.detail)).toContain('person41@');
  expect(JSON.stringify(employeesRow?.detail)).toContain('999');
  const known = employees.find(({ employee_id }) => employee_id === '41');
  expect([leavesRow?.action, leavesRow?.rowCount]).toEqual(['READ_LEAVES', known ? approvedOf(known).length : -1]);
});

test.each([
  { search: 'a'.repeat(201) },
  { search: 'a\u0000' },
  { filter: { departmentIds: ['x'] } },
  { first: 201 },
  { after: 'nonsense' },
])('%j is refused as bad input', async (variables) => {
  const { status, errors } = await api.query('ANALYST', PAGE, variables);
  expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
});

test.each([
  ['999999', 404, 'NOT_FOUND'],
  ['', 400, 'BAD_USER_INPUT'],
  ['next', 400, 'BAD_USER_INPUT'],
])('days taken in the fiscal year %j, which is none, are %i and not 0', async (fiscalYearId, expectedStatus, code) => {
  const query = 'query ($y: ID) { employees(first: 2) { nodes { leaveDaysTaken(fiscalYearId: $y) } } }';
  const { status, errors } = await api.query('ANALYST', query, { y: fiscalYearId });
  expect([status, errors[0]?.extensions.code]).toEqual([expectedStatus, code]);
});
