import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { listStatements } from '../../../../test/list-statements';
import { type OracleWorld, oracleBalance } from '../../../../test/oracles/balance-oracle';
import {
  ENTITLEMENTS,
  FISCAL_YEARS,
  insertLeaves,
  LEAVE_TYPES,
  makeEmployees,
  makeLeaves,
  type TestEmployee,
} from '../../../../test/oracles/test-leaves';
import { addDays } from '../../../domain/local-date';
import type { Role } from '../../shared/auth/role';

const FIELDS = `entitlement isEntitlementAssumed transferable carriedIn carriesFrom { id } isCarriedInProjected isObserved taken scheduled pending available
  ifApproved unused unusedCarriedIn forfeitRisk utilisation pace ledgerResidual ledger { kind date lastDate leaveId days balance }`;
const SUMS =
  'employeeCount balanceCount unknownCarriedInCount unobservedCount entitlement carriedIn taken scheduled pending available ifApproved forfeitRisk';
const LIST = `query ($filter: BalanceFilter, $orderBy: BalanceOrder, $first: Int, $after: String) {
  balances(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
    totalCount asOf fiscalYear { id }
    nodes { employee { id name } leaveType { id } fiscalYear { id } asOf ${FIELDS} }
    pageInfo { hasNextPage endCursor }
    total { leaveType { id } ${SUMS} } totalsByLeaveType { leaveType { id } ${SUMS} }
  }
}`;
const AS_OF = '2023-11-02';

const employees = makeEmployees(40);
const leaves = makeLeaves(employees, 260, 5);
const world: OracleWorld = {
  fiscalYears: FISCAL_YEARS,
  entitlements: ENTITLEMENTS.map(({ leave_type_id, fiscal_id, default_days, transferable_days }) => ({
    leave_type_id,
    fiscal_id,
    entitlement: default_days === null ? null : default_days * 1_000_000,
    transferable: transferable_days === null ? null : transferable_days * 1_000_000,
  })),
  employees: employees.map(({ employee_id }) => ({ employee_id, isRetired: false })),
  leaves: leaves.map(({ micro_days, start_date, ...leave }) => ({
    ...leave,
    days: micro_days.flatMap((micro, day) => (micro === 0 ? [] : [{ date: addDays(start_date, day), micro }])),
  })),
};
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, leaves);
});
afterAll(() => api.close());

interface Balance {
  key: string;
  forfeitRisk: number | null;
  available: number | null;
  utilisation: number | null;
  [field: string]: unknown;
}

/** The balances of a fiscal year by the oracle, of the wanted people and leave types. */
function byHand(year: number, isWanted: (employee: TestEmployee, leaveTypeId: number) => boolean = () => true): Balance[] {
  return employees.flatMap((employee) =>
    LEAVE_TYPES.flatMap(({ leave_type_id }) => {
      const balance = oracleBalance(world, { employee_id: employee.employee_id, leave_type_id, year }, AS_OF);
      return balance && isWanted(employee, leave_type_id) ? [{ key: `${employee.employee_id} ${leave_type_id}`, ...balance }] : [];
    }),
  );
}

// biome-ignore lint/suspicious/noExplicitAny: an answer
const toBalance = ({ employee, leaveType, fiscalYear: _, carriesFrom, asOf: __, ...balance }: any): Balance => ({
  key: `${employee.id} ${leaveType.id}`,
  carriesFromId: carriesFrom?.id ?? null,
  ...balance,
});
const byKey = (balances: Balance[]) => Object.fromEntries(balances.map((balance) => [balance.key, balance]));

async function ask(variables: Record<string, unknown>, role: Role = 'ANALYST') {
  const answer = await api.query(role, LIST, variables);
  expect(answer.errors).toEqual([]);
  return answer.data.balances;
}

/** All pages of a list, a few at a time. */
async function walk(variables: Record<string, unknown>, role: Role = 'ANALYST') {
  // biome-ignore lint/suspicious/noExplicitAny: an answer
  const nodes: any[] = [];
  for (let after: string | null = null, page = 0; page < 100; page++) {
    const connection: Awaited<ReturnType<typeof ask>> = await ask({ first: 37, ...variables, after }, role);
    nodes.push(...connection.nodes);
    if (!connection.pageInfo.hasNextPage) return { ...connection, nodes };
    after = connection.pageInfo.endCursor;
  }
  throw new Error('The list has no end');
}

test('the list holds each balance once, as plain loops make it, with its ledger', async () => {
  for (const [year, { fiscal_id }] of FISCAL_YEARS.entries()) {
    const all = await walk({ filter: { fiscalYearId: String(fiscal_id), asOf: AS_OF } });
    expect(byKey(all.nodes.map(toBalance))).toEqual(byKey(byHand(year)));
    expect(all.nodes.length).toBe(all.totalCount);
    expect(all.nodes.length).toBe(byHand(year).length);
    expect(
      new Set(all.nodes.map(({ fiscalYear, asOf }: { fiscalYear: { id: string }; asOf: string }) => `${fiscalYear.id} ${asOf}`)),
    ).toEqual(new Set([`${fiscal_id} ${AS_OF}`]));
  }
});

const byName = (a: { employee: { id: string; name: string } }, b: typeof a) => {
  const [one, other] = [a.employee.name.toLowerCase(), b.employee.name.toLowerCase()];
  return one < other ? -1 : one > other ? 1 : 0;
};
const last = (value: number | null, sign: 1 | -1) => (value === null ? Number.POSITIVE_INFINITY : sign * value);
const ORDERS: [string, (balance: Balance) => number][] = [
  ['FORFEIT_RISK_DESC', ({ forfeitRisk }) => last(forfeitRisk, -1)],
  ['AVAILABLE_DESC', ({ available }) => last(available, -1)],
  ['AVAILABLE_ASC', ({ available }) => last(available, 1)],
  ['UTILISATION_DESC', ({ utilisation }) => last(utilisation, -1)],
  ['UTILISATION_ASC', ({ utilisation }) => last(utilisation, 1)],
  ['NAME', () => 0],
];
test.each(ORDERS)('%s orders all pages as one list, unknown values last, then by name', async (orderBy, rankOf) => {
  const { nodes } = await walk({ orderBy, first: 13, filter: { fiscalYearId: '102', asOf: AS_OF } });
  const sorted = nodes.toSorted((a: Balance, b: Balance) => {
    const [one, other] = [rankOf(a), rankOf(b)];
    // biome-ignore lint/suspicious/noExplicitAny: an answer
    return one === other ? byName(a as any, b as any) : one - other;
  });
  expect(nodes.map((node: Balance) => toBalance(node).key)).toEqual(sorted.map((node: Balance) => toBalance(node).key));
});

test('without an order those with most days at risk lead', async () => {
  const filter = { fiscalYearId: '102', asOf: AS_OF };
  expect((await ask({ filter, first: 30 })).nodes).toEqual((await ask({ filter, first: 30, orderBy: 'FORFEIT_RISK_DESC' })).nodes);
});

const FILTERS: [string, Record<string, unknown>, (employee: TestEmployee, leaveTypeId: number) => boolean][] = [
  ['leaveTypeIds', { leaveTypeIds: ['2', '5000000000'] }, (_, id) => id !== 1],
  ['employeeIds', { employeeIds: ['3', '5'] }, ({ employee_id: id }) => id === '3' || id === '5'],
  ['departmentIds with none', { departmentIds: ['1', ''] }, ({ department_id: id }) => id === 1 || id === null],
  ['designationIds', { designationIds: ['4'] }, ({ designation_id: id }) => id === 4],
  ['teamManagerIds of none', { teamManagerIds: [''] }, ({ team_manager_id: id }) => id === null],
  ['projectAllocationIds', { projectAllocationIds: ['31'] }, ({ allocation_ids: ids }) => ids.includes(31)],
];
test.each(FILTERS)('the filter %s restricts rows and totals alike', async (_, filter, isWanted) => {
  const all = await walk({ filter: { ...filter, fiscalYearId: '102', asOf: AS_OF } });
  const wanted = byHand(1, isWanted);
  expect(wanted.length).toBeGreaterThan(0);
  expect(byKey(all.nodes.map(toBalance))).toEqual(byKey(wanted));
  expect(all.total.balanceCount).toBe(wanted.length);
});

test('the totals are the sums of all rows, by leave type and overall, on every page', async () => {
  const sumsOf = (leaveType: { id: string } | null) => {
    const rows = byHand(1, (_, id) => leaveType === null || String(id) === leaveType.id);
    const sum = (field: string) => {
      const known = rows.flatMap((row) => (typeof row[field] === 'number' ? [Math.round(row[field] * 1_000_000)] : []));
      return known.length === 0 ? null : known.reduce((total, micro) => total + micro, 0) / 1_000_000;
    };
    return {
      leaveType,
      employeeCount: new Set(rows.map(({ key }) => key.split(' ')[0])).size,
      balanceCount: rows.length,
      unknownCarriedInCount: rows.filter(({ carriedIn }) => carriedIn === null).length,
      unobservedCount: rows.filter(({ isObserved }) => !isObserved).length,
      entitlement: sum('entitlement'),
      carriedIn: sum('carriedIn'),
      taken: sum('taken'),
      scheduled: sum('scheduled'),
      pending: sum('pending'),
      available: sum('available'),
      ifApproved: sum('ifApproved'),
      forfeitRisk: sum('forfeitRisk'),
    };
  };
  const { total, totalsByLeaveType } = await ask({ first: 3, filter: { fiscalYearId: '102', asOf: AS_OF } });
  expect(total).toEqual(sumsOf(null));
  expect(totalsByLeaveType).toEqual(LEAVE_TYPES.map(({ leave_type_id }) => sumsOf({ id: String(leave_type_id) })));
});

const PROFILE = `query ($first: Int, $fiscalYearId: ID, $asOf: LocalDate) {
  balances(orderBy: NAME, first: $first, filter: { leaveTypeIds: ["1"] }) {
    nodes { employee { id balances(fiscalYearId: $fiscalYearId, asOf: $asOf) { employee { id } leaveType { id name } fiscalYear { id } asOf ${FIELDS} } } }
  }
}`;

test("an employee's balances are those of the list, by the name of the leave type", async () => {
  const { data, errors } = await api.query('ANALYST', PROFILE, { first: 20, fiscalYearId: '101', asOf: AS_OF });
  expect(errors).toEqual([]);
  // biome-ignore lint/suspicious/noExplicitAny: an answer
  const profiles: any[] = data.balances.nodes.map(({ employee }: any) => employee.balances);
  const found = profiles.flat().map(({ leaveType: { id }, ...balance }) => toBalance({ ...balance, leaveType: { id } }));
  const asked = new Set(data.balances.nodes.map(({ employee }: { employee: { id: string } }) => employee.id));
  expect(asked.size).toBe(20);
  expect(byKey(found)).toEqual(byKey(byHand(0, ({ employee_id: id }) => asked.has(id))));
  for (const balances of profiles) {
    const names = balances.map(({ leaveType }: { leaveType: { name: string } }) => leaveType.name.toLowerCase());
    expect(names).toEqual(names.toSorted());
  }
});

test('the number of statements does not grow with the page, ledgers included', async () => {
  await api.query('ANALYST', PROFILE, { first: 1 });
  const few = await listStatements(() => api.query('ANALYST', PROFILE, { first: 2 }));
  const many = await listStatements(async () => expect((await api.query('ANALYST', PROFILE, { first: 20 })).errors).toEqual([]));
  expect(few.some((statement) => statement.includes('"dbo"."employees"'))).toBe(true);
  expect(many).toEqual(few);
});

test('left to itself the answer is of the fiscal year that today is in, or of the current one', async () => {
  const { fiscalYear, asOf } = await ask({ first: 1 });
  expect(fiscalYear.id).toBe('102');
  expect(asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect((await ask({ first: 1, filter: { asOf: '2022-08-01' } })).fiscalYear.id).toBe('101');
});

test('a cursor stays at its place while data changes', async () => {
  const filter = { fiscalYearId: '101', asOf: AS_OF, leaveTypeIds: ['2'] };
  const all = await walk({ filter, orderBy: 'NAME' });
  const first = await ask({ filter, orderBy: 'NAME', first: 5 });
  const gone = first.nodes[4].employee.id;
  await api.prisma.$executeRaw`update dbo.employees set last_name = 'Aaa ' || last_name where employee_id = ${gone}`;
  const rest = await walk({ filter, orderBy: 'NAME', after: first.pageInfo.endCursor });
  await api.prisma.$executeRaw`update dbo.employees set last_name = substr(last_name, 5) where employee_id = ${gone}`;
  expect(rest.totalCount).toBe(all.totalCount);
  const second = await ask({ filter, orderBy: 'NAME', first: 37, after: first.pageInfo.endCursor });
  expect(second.nodes).toEqual(all.nodes.slice(5));
});

test('a MANAGER sees the own team and nobody else, in rows and totals, and on nobody else by id', async () => {
  const filter = { fiscalYearId: '102', asOf: AS_OF };
  const own = byHand(1, ({ team_manager_id: id }) => id === 900);
  const all = await walk({ filter }, 'MANAGER');
  expect(byKey(all.nodes.map(toBalance))).toEqual(byKey(own));
  expect(all.total.balanceCount).toBe(own.length);
  const stranger = employees.find(({ team_manager_id }) => team_manager_id === 901);
  expect((await ask({ filter: { ...filter, employeeIds: [stranger?.employee_id] } }, 'MANAGER')).totalCount).toBe(0);
});

test.each([
  ['VIEWER', 403, 'FORBIDDEN'],
  ['OPERATOR', 403, 'FORBIDDEN'],
  [null, 401, 'UNAUTHENTICATED'],
] as const)('%s gets no balance', async (role, expected, code) => {
  const { status, errors, data } = await api.query(role, '{ balances { totalCount } }');
  expect([status, errors[0]?.extensions.code, data]).toEqual([expected, code, null]);
});

test('every read leaves an audit row that says what was asked and how many were read', async () => {
  await api.prisma.auditEntry.deleteMany();
  await api.query('HR', '{ balances(first: 3, filter: { fiscalYearId: "101", departmentIds: ["1"] }) { nodes { available } } }');
  const entries = await api.prisma.auditEntry.findMany({ select: { actor: true, role: true, action: true, rowCount: true, detail: true } });
  expect(entries).toEqual([
    {
      actor: 'Test HR',
      role: 'HR',
      action: 'READ_BALANCES',
      rowCount: 3,
      detail: {
        asked: [{ field: 'balances', filter: { fiscalYearId: '101', departmentIds: ['1'] }, orderBy: null, first: 3 }],
        tokenId: expect.any(String),
      },
    },
  ]);
});

test('that a read went on from a place is noted, and not the place: it has values of who stands there', async () => {
  const page = 'query ($after: String) { balances(first: 2, after: $after) { pageInfo { endCursor } } }';
  const { data } = await api.query('HR', page);
  await api.query('HR', page, { after: data.balances.pageInfo.endCursor });
  const { detail } = await api.prisma.auditEntry.findFirstOrThrow({ orderBy: { id: 'desc' } });
  expect(detail).toMatchObject({ asked: [{ field: 'balances', first: 2, continued: true }] });
  expect(JSON.stringify(detail)).not.toContain(data.balances.pageInfo.endCursor);
});

test.each([
  [{ first: 0 }, 400, 'BAD_USER_INPUT'],
  [{ filter: { asOf: '2023-02-29' } }, 400, 'BAD_USER_INPUT'],
  [{ filter: { asOf: '0000-01-01' } }, 400, 'BAD_USER_INPUT'],
  [{ filter: { leaveTypeIds: ['x'] } }, 400, 'BAD_USER_INPUT'],
  [{ filter: { fiscalYearId: '999' } }, 404, 'NOT_FOUND'],
  [{ after: 'nonsense' }, 400, 'BAD_USER_INPUT'],
  [{ after: Buffer.from('["FORFEIT_RISK_DESC","1e","a","1","1"]').toString('base64url') }, 400, 'BAD_USER_INPUT'],
  [{ after: Buffer.from('["FORFEIT_RISK_DESC","1","a\\u0000","1","1"]').toString('base64url') }, 400, 'BAD_USER_INPUT'],
  [{ after: Buffer.from('["NAME","0","a","1","1"]').toString('base64url') }, 400, 'BAD_USER_INPUT'],
])('%j is refused with %i', async (variables, expected, code) => {
  const { status, errors } = await api.query('ANALYST', LIST, variables);
  expect([status, errors[0]?.extensions.code]).toEqual([expected, code]);
});
