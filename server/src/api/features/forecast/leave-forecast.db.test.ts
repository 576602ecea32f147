import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { inventedCompany, RETAIL } from '../../../../test/forecast-companies';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { forecastPlainly, type PlainRequest } from '../../../../test/oracles/forecast-oracle';
import { makeRecord, type TestRecord } from '../../../../test/records';
import { addDays, formatLocalDate, parseLocalDate, todayIn } from '../../../domain/local-date';
import { firstDayOfPeriod, type PeriodGrain, periodOfDay } from '../../../forecast/periods';

const ROW = `startDate endDate groupId groupLabel approvedDays pendingDays forecastDays lowDays highDays lastYearDays method shortfall suppressed`;
const FORECAST = `query ($grain: ForecastGrain, $groupBy: ForecastGrouping, $filter: LeaveFilter) {
  leaveForecast(grain: $grain, groupBy: $groupBy, filter: $filter) { dataVersion total { ${ROW} } rows { ${ROW} } }
}`;
const BACKTEST = `query ($grain: ForecastGrain, $groupBy: ForecastGrouping) {
  forecastBacktest(grain: $grain, groupBy: $groupBy) {
    horizons { horizonDays truths meanAbsoluteError naiveMeanAbsoluteError mase intervals coverage isShown }
    checks { horizonDays startDate actualDays forecastDays lowDays highDays lastYearDays }
    suppressed
  }
}`;

const TODAY = todayIn('Asia/Kathmandu', new Date());
const FROM = `${Number(TODAY.slice(0, 4)) - 4}-01-01`;
const DEPARTMENTS = ['Bakery', 'Shop floor'];
const FISCAL_YEARS = Array.from({ length: 6 }, (_, at) => Number(FROM.slice(0, 4)) + at);

/** Two departments with many requests, and one of two people who ask now and then; a department decides the group. */
const many = inventedCompany(RETAIL, { groups: 2, size: 0.4, seed: 3, from: FROM, today: TODAY });
const requests: PlainRequest[] = many.map((request) => ({
  ...request,
  // A request for whole working days, as the source has them.
  days: request.days.filter(({ day }) => new Date(day * 86_400_000).getUTCDay() % 6 !== 0),
}));

function toRecord({ group, requestedDay, isApproved, days }: PlainRequest, at: number): TestRecord {
  const first = days[0]!.day;
  const year = new Date(first * 86_400_000).getUTCFullYear();
  const person = at % 9;
  return makeRecord({
    id: at + 1,
    userId: 1_000 + group * 100 + person,
    empId: `${group}-${person}`,
    email: `person-${group}-${person}@example.com`,
    teamManagerId: 900 + group,
    departmentDescription: DEPARTMENTS[group],
    startDate: formatLocalDate(first),
    endDate: formatLocalDate(days.at(-1)!.day),
    leaveDays: days.length,
    status: isApproved ? 'APPROVED' : 'REJECTED',
    createdAt: `${formatLocalDate(requestedDay)}T04:00:00.000Z`,
    updatedAt: `${formatLocalDate(requestedDay)}T05:00:00.000Z`,
    fiscalId: year,
    fiscalStartDate: `${year}-01-01T00:00:00.000Z`,
    fiscalEndDate: `${year}-12-31T00:00:00.000Z`,
    fiscalIsCurrent: year === Number(TODAY.slice(0, 4)),
  });
}

const manager = makeRecord({
  id: 900_001,
  userId: 900,
  empId: 'boss',
  email: 'boss@example.com',
  teamManagerId: null,
  departmentDescription: null,
});
const fewPeople = FISCAL_YEARS.map((year, at) =>
  makeRecord({
    id: 900_100 + at,
    userId: 5_000 + (at % 2),
    empId: `few-${at % 2}`,
    email: `few-${at % 2}@example.com`,
    departmentDescription: 'Board',
    startDate: `${year}-03-03`,
    endDate: `${year}-03-03`,
    fiscalId: year,
    fiscalStartDate: `${year}-01-01T00:00:00.000Z`,
    fiscalEndDate: `${year}-12-31T00:00:00.000Z`,
    createdAt: `${year}-02-01T04:00:00.000Z`,
    status: 'CANCELLED',
  }),
);

let harness: IngestHarness;
let api: TestApi;
beforeAll(async () => {
  harness = await createIngestHarness();
  const run = await harness.serve([...requests.filter(({ days }) => days.length > 0).map(toRecord), manager, ...fewPeople]);
  expect(run.status).toBe('SUCCEEDED');
  api = await startTestApi({ databaseUrl: harness.url, managerEmployeeId: 'boss' });
});
afterAll(async () => {
  await api?.close();
  await harness?.drop();
});

const round = (micro: number) => Math.round(micro / 1e5) / 10;

/** What the answer has to be for the groups given, from the requests only. */
function expectRows(own: readonly PlainRequest[], grain: PeriodGrain, groups: number) {
  const firstPeriod =
    periodOfDay(grain, parseLocalDate(FROM)!) +
    Number(firstDayOfPeriod(grain, periodOfDay(grain, parseLocalDate(FROM)!)) < parseLocalDate(FROM)!);
  const today = parseLocalDate(TODAY)!;
  const current = periodOfDay(grain, today) - firstPeriod;
  const last = current + 6;
  const rows = [];
  for (let period = current; period <= last; period++) {
    const horizon = firstDayOfPeriod(grain, firstPeriod + period) - today;
    const truth = forecastPlainly(own, { grain, firstPeriod, periods: last + 1, groups, horizon }, today);
    const checked = truth.flat().filter(({ isOver, forecast, lastYear }) => isOver && forecast !== null && lastYear !== null);
    const error = checked.reduce((sum, one) => sum + Math.abs(one.approved - one.forecast!), 0);
    const naive = checked.reduce((sum, one) => sum + Math.abs(one.approved - one.lastYear!), 0);
    const isPickUp = checked.length >= 8 && error < naive;
    for (const one of truth.map((periods) => periods[period]!)) {
      // What is approved already cannot be undercut.
      const approvedDays = one.approved / 1e6;
      const lastYearDays = one.lastYear === null ? null : round(one.lastYear);
      rows.push({
        startDate: formatLocalDate(firstDayOfPeriod(grain, firstPeriod + period)),
        approvedDays,
        forecastDays: isPickUp ? Math.max(approvedDays, round(one.forecast!)) : lastYearDays,
        lowDays: isPickUp && one.low !== null ? Math.max(approvedDays, round(one.low)) : null,
        highDays: isPickUp && one.high !== null ? Math.max(approvedDays, round(one.high)) : null,
        lastYearDays,
        method: isPickUp ? 'PICK_UP' : 'LAST_YEAR',
      });
    }
  }
  return rows;
}

// Within 0.16: a figure on the edge of a tenth may be rounded either way.
const TENTHS = 0.5;
const close = (value: unknown) => (typeof value === 'number' ? expect.closeTo(value, TENTHS) : value);
const tolerant = (rows: readonly object[]) =>
  rows.map((row) => expect.objectContaining(Object.fromEntries(Object.entries(row).map(([key, value]) => [key, close(value)]))));

test('by month, the forecasts of everybody and of each department are those of plain loops over the requests', async () => {
  const { data, errors } = await api.query('ANALYST', FORECAST, {
    groupBy: 'DEPARTMENT',
    filter: { departmentIds: await departmentIds(DEPARTMENTS) },
  });
  expect(errors).toEqual([]);
  const together = requests.map((request) => ({ ...request, group: 0 }));
  expect(data.leaveForecast.total).toEqual(tolerant(expectRows(together, 'MONTH', 1)));
  expect(data.leaveForecast.rows).toEqual(tolerant(expectRows(requests, 'MONTH', 2)));
  expect(data.leaveForecast.total.some(({ method }: { method: string }) => method === 'PICK_UP')).toBe(true);
});

test('a MANAGER gets forecasts of the own team', async () => {
  const { data } = await api.query('MANAGER', FORECAST, {});
  const own = requests.filter(({ group }) => group === 0);
  expect(data.leaveForecast.total).toEqual(tolerant(expectRows(own, 'MONTH', 1)));
});

test('weeks are forecast for half a year, beginning with the current one', async () => {
  const { data } = await api.query('HR', FORECAST, { grain: 'WEEK' });
  const [first] = data.leaveForecast.total;
  expect(first.startDate <= TODAY && TODAY <= first.endDate).toBe(true);
  expect(addDays(first.startDate, 6)).toBe(first.endDate);
  expect(data.leaveForecast.total).toHaveLength(27);
});

test('the backtest says how forecasts did, and each of its checks is a past month with its truth', async () => {
  const { data } = await api.query('ANALYST', BACKTEST, {});
  const { horizons, checks } = data.forecastBacktest;
  expect(horizons.map(({ horizonDays }: { horizonDays: number }) => horizonDays)).toEqual([0, 7, 30, 90]);
  for (const { horizonDays, truths, meanAbsoluteError, naiveMeanAbsoluteError, mase } of horizons) {
    const own = checks.filter(
      (check: { horizonDays: number; lastYearDays: number | null }) => check.horizonDays === horizonDays && check.lastYearDays !== null,
    );
    expect(own).toHaveLength(truths);
    const mean = (key: 'forecastDays' | 'lastYearDays') =>
      own.reduce((sum: number, check: Record<string, number>) => sum + Math.abs(check.actualDays! - check[key]!), 0) / truths;
    expect(meanAbsoluteError).toBeCloseTo(mean('forecastDays'), 6);
    expect(naiveMeanAbsoluteError).toBeCloseTo(mean('lastYearDays'), 6);
    expect(mase).toBeCloseTo(meanAbsoluteError / naiveMeanAbsoluteError, 9);
  }
  const counted = await api.query('ANALYST', '{ leaveAggregate(groupBy: [YEAR_MONTH]) { rows { keys { id } measures { leaveDays } } } }');
  const days = new Map(
    counted.data.leaveAggregate.rows.map(({ keys, measures }: { keys: { id: string }[]; measures: { leaveDays: number } }) => [
      keys[0]!.id,
      measures.leaveDays,
    ]),
  );
  for (const { startDate, actualDays } of checks) expect(actualDays).toBeCloseTo(Number(days.get(startDate.slice(0, 7)) ?? 0), 6);
});

test('a VIEWER sees no forecast of a small group, and the same figures of the others', async () => {
  const [own, all] = await Promise.all(
    ['VIEWER' as const, 'ANALYST' as const].map((role) => api.query(role, FORECAST, { groupBy: 'DEPARTMENT' })),
  );
  const board = own!.data.leaveForecast.rows.filter(({ groupLabel }: { groupLabel: string }) => groupLabel === 'Board');
  expect(board.length).toBeGreaterThan(0);
  for (const row of board)
    expect(row).toMatchObject({ suppressed: true, forecastDays: null, approvedDays: null, lastYearDays: null, method: 'NONE' });
  const shown = own!.data.leaveForecast.rows.filter(({ suppressed }: { suppressed: boolean }) => !suppressed);
  expect(all!.data.leaveForecast.rows).toEqual(expect.arrayContaining(shown));
});

test.each([
  ['VIEWER', { grain: 'WEEK' }, 'FORBIDDEN'],
  ['VIEWER', { groupBy: 'EMPLOYEE' }, 'FORBIDDEN'],
  ['OPERATOR', {}, 'FORBIDDEN'],
  ['ANALYST', { filter: { statuses: ['APPROVED'] } }, 'BAD_USER_INPUT'],
  ['ANALYST', { filter: { dateFrom: '2024-01-01' } }, 'BAD_USER_INPUT'],
  ['ANALYST', { filter: { months: ['3'] } }, 'BAD_USER_INPUT'],
] as const)('to %s, %j is %s', async (role, variables, code) => {
  const { errors } = await api.query(role, FORECAST, variables);
  expect(errors[0]?.extensions.code).toBe(code);
});

test('forecasts by employee, and of employees whom the filter names, leave an audit row', async () => {
  const employeeId = '0-1';
  const { data } = await api.query('HR', FORECAST, { groupBy: 'EMPLOYEE' });
  const people = new Set(data.leaveForecast.rows.map(({ groupId }: { groupId: string }) => groupId)).size;
  expect(people).toBeGreaterThan(10);
  for (const variables of [{ filter: { employeeIds: [employeeId] } }, { groupBy: 'DEPARTMENT' }]) {
    expect((await api.query('HR', FORECAST, variables)).errors).toEqual([]);
  }
  const entries = await api.prisma.auditEntry.findMany({ where: { role: 'HR', action: 'READ_EMPLOYEES' }, orderBy: { id: 'asc' } });
  expect(entries).toMatchObject([
    { rowCount: people, detail: { asked: [{ field: 'leaveForecast', groupBy: 'EMPLOYEE' }] } },
    { rowCount: 1, detail: { asked: [{ field: 'leaveForecast', filter: { employeeIds: [employeeId] } }] } },
  ]);
});

async function departmentIds(names: readonly string[]): Promise<string[]> {
  const { data } = await api.query('ANALYST', '{ departments { id name } }');
  return data.departments.filter(({ name }: { name: string }) => names.includes(name)).map(({ id }: { id: string }) => id);
}
