import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDemoRecords } from '../../../../demo-upstream/demo-upstream';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { addDays, todayIn } from '../../../domain/local-date';

const FIGURE = '{ days low high }';
const FORECAST = `query ($groupBy: ClosingGrouping, $filter: BalanceForecastFilter) {
  balanceForecast(groupBy: $groupBy, filter: $filter, first: 500) {
    fiscalYear { endDate } horizonDays shortfall
    total { balanceCount closing ${FIGURE} forfeited ${FIGURE} overdrawn ${FIGURE} }
    rows { groupId groupLabel balanceCount closing ${FIGURE} forfeited ${FIGURE} overdrawn ${FIGURE} }
    backtest { horizonDays measure truths meanAbsoluteError naiveMeanAbsoluteError mase intervals coverage knownYears reconstructedYears isShown }
  }
}`;
const MONEY = '{ balanceForecast(groupBy: DEPARTMENT) { currency total { forfeitedMoney overdrawnMoney ratelessCount } } }';
const TODAY = todayIn('Asia/Kathmandu', new Date());

let harness: IngestHarness;
let api: TestApi;
let records: Record<string, unknown>[];
beforeAll(async () => {
  const set = readDemoRecords({ records: 1_500, seed: 1, moment: new Date() });
  records = Array.from({ length: set.total }, (_, at) => set.read(at) as Record<string, unknown>);
  harness = await createIngestHarness({ maxPageBytes: 20_000_000 });
  expect((await harness.serve(records)).status).toMatch(/SUCCEEDED|PARTIAL/);
  api = await startTestApi({
    databaseUrl: harness.url,
    managerEmployeeId: String(records.find(({ isSupervisor }) => isSupervisor)?.empId ?? records[0]?.empId),
    dailyRates: { daily: { ofEmployees: {}, ofOthers: 200 }, currency: 'EUR' },
  });
});
afterAll(async () => {
  await api?.close();
  await harness?.drop();
});

const ask = async (variables: object = {}, role: 'ANALYST' | 'MANAGER' = 'ANALYST') => {
  const { data, errors } = await api.query(role, FORECAST, variables as Record<string, unknown>);
  expect(errors).toEqual([]);
  return data.balanceForecast;
};

test('the demo company forecasts what is left, better than the year before, with intervals that hold', async () => {
  const { total, shortfall, horizonDays, backtest } = await ask();
  expect(shortfall).toBeNull();
  expect(horizonDays).toBeGreaterThanOrEqual(0);
  const ofClosing = backtest.filter(({ measure }: { measure: string }) => measure === 'CLOSING');
  for (const { mase, truths, isShown } of ofClosing) {
    expect(truths).toBeGreaterThan(100);
    expect(mase).toBeLessThan(1);
    expect(isShown).toBe(true);
  }
  const intervals = ofClosing.reduce((sum: number, one: { intervals: number }) => sum + one.intervals, 0);
  const held = ofClosing.reduce((sum: number, one: { intervals: number; coverage: number }) => sum + one.intervals * one.coverage, 0);
  expect(held / intervals).toBeGreaterThan(0.7);
  expect(held / intervals).toBeLessThan(0.9);
  expect(total.forfeited.low).toBeLessThanOrEqual(total.forfeited.days);
  expect(total.forfeited.high).toBeGreaterThanOrEqual(total.forfeited.days);
});

test('departments and people are forecast, those who lose most first', async () => {
  for (const groupBy of ['DEPARTMENT', 'EMPLOYEE', 'LEAVE_TYPE', 'PROJECT_ALLOCATION']) {
    const { rows, total } = await ask({ groupBy });
    expect(rows.length).toBeGreaterThan(1);
    const lost = rows.map(({ forfeited }: { forfeited: { days: number | null } }) => forfeited.days ?? 0);
    expect(lost).toEqual(lost.toSorted((a: number, b: number) => b - a));
    if (groupBy === 'PROJECT_ALLOCATION') continue;
    const counted = rows.reduce((sum: number, { balanceCount }: { balanceCount: number }) => sum + balanceCount, 0);
    expect(counted).toBe(total.balanceCount);
  }
});

test('a MANAGER gets the own team, and money is for HR and ADMIN only', async () => {
  const [all, own] = [await ask(), await ask({}, 'MANAGER')];
  expect(own.total?.balanceCount ?? 0).toBeLessThan(all.total.balanceCount);
  for (const role of ['HR', 'ADMIN'] as const) {
    const { data } = await api.query(role, MONEY);
    expect(data.balanceForecast.currency).toBe('EUR');
    expect(data.balanceForecast.total.ratelessCount).toBe(0);
  }
  for (const role of ['ANALYST', 'MANAGER'] as const) {
    const { errors } = await api.query(role, MONEY);
    expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
  }
  const { errors } = await api.query('VIEWER', FORECAST);
  expect(errors[0]?.extensions.code).toBe('FORBIDDEN');
});

test('figures of people whom the filter names leave an audit row, without groups, too', async () => {
  const empId = String(records[0]?.empId);
  await ask({ filter: { employeeIds: [empId] } });
  const [entry] = await harness.query(
    `select row_count, detail from ops.audit_entries where action = 'READ_BALANCES' order by id desc limit 1`,
  );
  expect(entry).toMatchObject({ row_count: 1, detail: { asked: [{ field: 'balanceForecast', filter: { employeeIds: [empId] } }] } });
});

test('a fiscal year that is over has no forecast', async () => {
  const { data } = await api.query('ANALYST', '{ fiscalYears { id endDate } }');
  const over = data.fiscalYears.find(({ endDate }: { endDate: string }) => endDate < TODAY);
  expect(await ask({ filter: { fiscalYearId: over.id } })).toMatchObject({
    shortfall: 'YEAR_NOT_OPEN',
    total: { balanceCount: 0 },
    backtest: [],
  });
});

test('where runs exist, requests of a past fiscal year are those that were known then', async () => {
  const before = await ask();
  const { data } = await api.query('ANALYST', '{ fiscalYears { id endDate } }');
  const last = data.fiscalYears.findLast(({ endDate }: { endDate: string }) => endDate < TODAY);
  // The first run is moved to 40 days before the end of that year: 30 days before it, it is what was known.
  await harness.query(`update ops.ingest_runs set started_at = $1::timestamptz, finished_at = $1::timestamptz + interval '1 second'`, [
    `${addDays(last.endDate, -40)}T00:00:00Z`,
  ]);
  // Since then a record of that year was corrected: then it was longer.
  const changed = records.map((record) =>
    String(record.fiscalId) === last.id && Number(record.leaveDays) >= 1
      ? { ...record, leaveDays: Number(record.leaveDays) / 2, updatedAt: new Date().toISOString() }
      : record,
  );
  expect((await harness.serve(changed)).status).toMatch(/SUCCEEDED|PARTIAL/);
  await expect.poll(async () => (await ask()).total.closing.days, { timeout: 20_000 }).not.toBe(before.total.closing.days);
  const after = await ask();
  const yearsAt = ({ backtest }: typeof after, horizonDays: number) => {
    const { knownYears, reconstructedYears } = backtest.find((one: { horizonDays: number }) => one.horizonDays === horizonDays);
    return [knownYears, reconstructedYears];
  };
  const [, all] = yearsAt(before, 30);
  expect(yearsAt(before, 30)).toEqual([0, all]);
  expect(yearsAt(after, 30)).toEqual([1, all - 1]);
  expect(yearsAt(after, 90)).toEqual([0, all]);
});
