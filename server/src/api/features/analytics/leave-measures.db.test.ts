import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { changeData } from '../../../../test/change-data';
import { filtersOver, groupings } from '../../../../test/leave-questions';
import { createMeasureOracle, type OracleMeasures, type Parts } from '../../../../test/oracles/measure-oracle';
import { requestedAt } from '../../../../test/oracles/request-oracle';
import { insertRosters, makeRosters } from '../../../../test/oracles/roster-oracle';
import { insertLeaves, makeEmployees, makeLeaves, type TestEmployee } from '../../../../test/oracles/test-leaves';
import { readPropertyRuns } from '../../../../test/property-runs';
import type { Role } from '../../shared/auth/role';

const RATES = [
  'meanDaysPerPerson',
  'meanDuration',
  'shareOfColumn',
  'shareOfCell',
  'absenceRate',
  'weekdayIndex',
  'monthIndex',
  'utilisation',
  'pace',
  'rejectionRate',
] as const;
const MEASURES = `leaveDays employeeCount suppressed spellCount
  leadTime { medianDays p90Days leaveCount retroactiveCount }
  requestDates { earliest median }
  ${RATES.map((name) => `${name} { value numerator denominator basis }`).join(' ')}`;
const AGGREGATE = `query ($filter: LeaveFilter, $groupBy: [LeaveDimension!]!) {
  leaveAggregate(filter: $filter, groupBy: $groupBy) { total { ${MEASURES} } rows { keys { id } measures { ${MEASURES} } } }
}`;
/** Days that are whole millionths in the numerator; counts and rates are compared as they are. */
const IN_DAYS = new Set<string>(['meanDaysPerPerson', 'meanDuration', 'shareOfColumn', 'shareOfCell', 'absenceRate', 'utilisation']);
const DAYS_BELOW_TOO = new Set<string>(['shareOfColumn', 'shareOfCell', 'absenceRate', 'utilisation']);
const OF_RATES = new Set<string>(['weekdayIndex', 'monthIndex', 'pace']);
const CELLS_LOOKED_AT = 4;
/** Of one question, on a busy machine. */
const MAX_MILLISECONDS = 1_500;

const employees = makeEmployees(40);
const rosters = makeRosters(
  employees.map(({ employee_id }) => employee_id),
  11,
);
const leaves = makeLeaves(employees, 250, 7, rosters);
const oracle = createMeasureOracle(employees, leaves, rosters);
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, leaves);
  await insertRosters(api.prisma, rosters);
  const requested = leaves.map((leave) => `(${leave.leave_id}, '${requestedAt(leave)}'::timestamptz)`).join(', ');
  await changeData(
    api.prisma,
    `update dbo.employee_leaves l set created_at = r.requested_at from (values ${requested}) r (leave_id, requested_at)
     where l.leave_id = r.leave_id`,
  );
});
afterAll(() => api.close());

const isSeenBy = (role: Role) => (employee: TestEmployee) => role !== 'MANAGER' || employee.team_manager_id === 900;

async function ask(variables: Record<string, unknown>, role: Role = 'ANALYST') {
  const answer = await api.query(role, AGGREGATE, variables);
  expect(answer.errors).toEqual([]);
  return answer.data.leaveAggregate;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer
function expectRate(name: string, shown: any, truth: Parts): void {
  if (truth === null) {
    expect(shown, name).toBeNull();
    return;
  }
  if (truth === 'unknown') {
    expect(shown, name).toEqual({ value: null, numerator: null, denominator: null, basis: expect.stringMatching(/^Unknown: /) });
    return;
  }
  const [numerator, denominator] = truth;
  const unit = (isDays: boolean) => (isDays ? 1_000_000 : 1);
  if (OF_RATES.has(name)) {
    // Rates of rates: unknown where a day was scheduled for nobody.
    if (Number.isFinite(numerator) && denominator > 0) expect(shown.value, name).toBeCloseTo(numerator / denominator, 9);
    else expect(shown.value, name).toBeNull();
    return;
  }
  expect(Math.round(shown.numerator * unit(IN_DAYS.has(name))), name).toBe(numerator);
  expect(Math.round(shown.denominator * unit(DAYS_BELOW_TOO.has(name))), name).toBe(denominator);
  if (denominator === 0) expect(shown.value, name).toBeNull();
  else {
    const value = numerator / unit(IN_DAYS.has(name)) / (denominator / unit(DAYS_BELOW_TOO.has(name)));
    expect(Math.abs(shown.value - value), name).toBeLessThan(1e-9);
  }
  expect(shown.basis).not.toBe('');
}

// biome-ignore lint/suspicious/noExplicitAny: an answer
function expectMeasures(shown: any, truth: OracleMeasures): void {
  expect(Math.round(shown.leaveDays * 1_000_000)).toBe(truth.micro);
  expect(shown.spellCount).toBe(truth.spellCount);
  expect(shown.requestDates).toEqual(truth.requestDates);
  expect(shown.leadTime.leaveCount).toBe(truth.leadTime.leaveCount);
  expect(shown.leadTime.retroactiveCount).toBe(truth.leadTime.retroactiveCount);
  for (const name of ['medianDays', 'p90Days'] as const) {
    const [figure, expected] = [shown.leadTime[name], truth.leadTime[name]];
    if (expected === null) expect(figure).toBeNull();
    else expect(Math.abs(figure - expected), name).toBeLessThan(1e-9);
  }
  for (const name of RATES) expectRate(name, shown[name], truth[name]);
}

const filters = filtersOver(employees);
const runs = readPropertyRuns(200);

test(
  'every measure of every cell and total is that of plain loops, for random filters, groupings, statuses and scopes',
  async () => {
    await fc.assert(
      fc.asyncProperty(filters, groupings, fc.constantFrom<Role>('ANALYST', 'MANAGER'), fc.nat(), async (filter, groupBy, role, at) => {
        const isSeen = isSeenBy(role);
        const answer = await ask({ filter, groupBy }, role);
        expectMeasures(answer.total, oracle.measure(filter, [], [], isSeen));
        for (let look = 0; look < Math.min(CELLS_LOOKED_AT, answer.rows.length); look++) {
          const row = answer.rows[(at + look * 7) % answer.rows.length];
          const key = row.keys.map(({ id }: { id: string }) => id);
          expectMeasures(row.measures, oracle.measure(filter, groupBy, key, isSeen));
        }
      }),
      { numRuns: runs, seed: 20240423 },
    );
  },
  60_000 + runs * MAX_MILLISECONDS,
);

test('the shares of a column add up to one, also where cells overlap', async () => {
  for (const groupBy of [
    ['MONTH', 'DEPARTMENT'],
    ['PROJECT_ALLOCATION', 'YEAR'],
  ]) {
    const { rows } = await ask({ groupBy });
    const columns = new Map<string, number>();
    for (const { keys, measures } of rows) {
      columns.set(keys[1].id, (columns.get(keys[1].id) ?? 0) + measures.shareOfColumn.value);
    }
    expect(columns.size).toBeGreaterThan(1);
    for (const sum of columns.values()) expect(sum).toBeCloseTo(1, 9);
  }
});

test('a VIEWER sees no measure of a suppressed cell, and nowhere one that looks beyond its people', async () => {
  const answer = await ask({ groupBy: ['DEPARTMENT'] }, 'VIEWER');
  const hidden = answer.rows.filter(({ measures }: { measures: { suppressed: boolean } }) => measures.suppressed);
  expect(hidden.length).toBeGreaterThan(0);
  expect(hidden.length).toBeLessThan(answer.rows.length);
  for (const { measures } of hidden) {
    for (const [name, value] of Object.entries(measures)) expect(value, name).toBe(name === 'suppressed' ? true : null);
  }
  for (const { measures } of answer.rows) {
    const { shareOfColumn, shareOfCell, weekdayIndex, monthIndex, utilisation, pace, leadTime, requestDates, rejectionRate } = measures;
    expect([shareOfColumn, shareOfCell, weekdayIndex, monthIndex, utilisation, pace, leadTime, requestDates, rejectionRate]).toEqual(
      Array(9).fill(null),
    );
  }
  expect(answer.total.absenceRate.value).toBeGreaterThan(0);
});
