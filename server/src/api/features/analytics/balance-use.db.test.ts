import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { changeData } from '../../../../test/change-data';
import { listStatements } from '../../../../test/list-statements';
import { insertLeaves, makeEmployees, makeLeaves } from '../../../../test/oracles/test-leaves';
import { addDays, todayIn } from '../../../domain/local-date';

const RATE = '{ value numerator denominator basis }';
const BALANCES = `{ balances(filter: { fiscalYearId: "102", leaveTypeIds: ["1"] }, first: 100) {
  nodes { isObserved employee { id } entitlement carriedIn taken scheduled utilisation pace } } }`;
const USE = `query ($filter: LeaveFilter, $groupBy: [LeaveDimension!]!) { leaveAggregate(filter: $filter, groupBy: $groupBy) {
  total { utilisation ${RATE} pace ${RATE} } rows { keys { id } measures { utilisation ${RATE} pace ${RATE} } } } }`;
const TODAY = todayIn('Asia/Kathmandu', new Date());
const LENGTH = 400;

const employees = makeEmployees(30);
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, makeLeaves(employees, 200));
  // A year that is half gone: pace is of today.
  await changeData(
    api.prisma,
    `update dbo.fiscal_year set start_date = '${addDays(TODAY, -199)}', end_date = '${addDays(TODAY, LENGTH - 200)}' where fiscal_id = 102`,
  );
});
afterAll(() => api.close());

async function ask(variables: Record<string, unknown>) {
  const { data, errors } = await api.query('ANALYST', USE, variables);
  expect(errors).toEqual([]);
  return data.leaveAggregate;
}

interface Balance {
  isObserved: boolean;
  employee: { id: string };
  entitlement: number;
  carriedIn: number | null;
  taken: number;
  scheduled: number;
  utilisation: number;
  pace: number;
}

test('a cell of one balance says what the balance says, and the total divides the sums of all of them', async () => {
  const filter = { fiscalYearIds: ['102'], leaveTypeIds: ['1'] };
  const { rows, total } = await ask({ filter, groupBy: ['EMPLOYEE'] });
  const { data } = await api.query('ANALYST', BALANCES);
  const balances: Balance[] = data.balances.nodes.filter(({ isObserved }: Balance) => isObserved);
  const byEmployee = new Map(balances.map((balance) => [balance.employee.id, balance]));
  expect(rows.length).toBeGreaterThan(10);
  for (const { keys, measures } of rows) {
    const balance = byEmployee.get(keys[0].id);
    expect(measures.utilisation.value).toBeCloseTo(balance?.utilisation ?? 0, 12);
    expect(measures.pace.value).toBeCloseTo(balance?.pace ?? 0, 12);
  }
  const used = balances.reduce((sum, { taken, scheduled }) => sum + taken + scheduled, 0);
  const allowance = balances.reduce((sum, { entitlement, carriedIn }) => sum + entitlement + (carriedIn ?? 0), 0);
  expect(total.utilisation.numerator).toBeCloseTo(used, 6);
  expect(total.utilisation.denominator).toBeCloseTo(allowance, 6);
  // Who took nothing has a balance nevertheless.
  expect(balances.length).toBeGreaterThan(rows.length);
});

test('pace is of one fiscal year, up to and with today', async () => {
  const { total, rows } = await ask({ groupBy: ['FISCAL_YEAR'] });
  expect(total.pace).toMatchObject({ value: null, basis: expect.stringContaining('several fiscal years') });
  expect(total.utilisation.value).toBeGreaterThan(0);
  const shares = rows.map(({ measures }: { measures: { pace: { denominator: number } } }) => measures.pace.denominator);
  expect(shares).toEqual([1, 200 / LENGTH]);
});

test('an answer that was kept is not given on another day', async () => {
  const question = { filter: { fiscalYearIds: ['102'] }, groupBy: [] };
  await ask(question);
  const kept = await listStatements(() => ask(question));
  expect(kept.filter((statement) => statement.includes('employee_leaves'))).toEqual([]);
  vi.useFakeTimers({ toFake: ['Date'], now: new Date(Date.now() + 10 * 86_400_000) });
  try {
    expect((await ask(question)).total.pace.denominator).toBe(210 / LENGTH);
  } finally {
    vi.useRealTimers();
  }
});

test.each([
  [{ groupBy: ['MONTH'] }, 'not of dates'],
  [{ groupBy: ['DEPARTMENT'], filter: { dateTo: '2024-01-01' } }, 'not of dates'],
  [{ groupBy: ['LEAVE_ISSUER'] }, 'issuer'],
  [{ groupBy: ['LEAVE_LENGTH'] }, 'of one length'],
  [{ groupBy: ['DEPARTMENT'], filter: { leaveLengths: ['1', '2', '3'] } }, 'of one length'],
  [{ groupBy: ['DEPARTMENT'], filter: { statuses: ['REQUESTED'] } }, 'only approved'],
])('%j is unknown, and the answer says why', async (question, reason) => {
  const { rows } = await ask(question);
  expect(rows[0].measures.utilisation).toEqual({ value: null, numerator: null, denominator: null, basis: expect.stringContaining(reason) });
});
