import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { countCells, listDays, type OracleDay, passes } from '../../../../test/oracles/oracle';
import { insertLeaves, makeEmployees, makeLeaves, type TestEmployee, type TestLeave } from '../../../../test/oracles/test-leaves';
import type { LeaveDimension } from '../../features/analytics/leave-aggregate.types';
import type { LeaveFilter } from '../filters/leave-filter.input';

const AGGREGATE = `query ($filter: LeaveFilter, $groupBy: [LeaveDimension!]!, $orderBy: LeaveAggregateOrder, $limit: Int) {
  leaveAggregate(filter: $filter, groupBy: $groupBy, orderBy: $orderBy, limit: $limit) {
    rowCount
    total { leaveDays leaveCount employeeCount suppressed }
    rows { keys { id } measures { leaveDays leaveCount employeeCount suppressed } }
  }
}`;

// One person is the only one in each value that can be filtered by: department, designation, team, project, leave type, issuer and status.
const LONER = '8';
const employees = makeEmployees(60).map((employee): TestEmployee => {
  if (employee.employee_id === LONER)
    return { ...employee, department_id: 3, designation_id: 4, team_manager_id: 901, allocation_ids: [32] };
  const departmentId = employee.department_id === 3 ? 1 : employee.department_id;
  return {
    ...employee,
    department_id: departmentId,
    designation_id: employee.designation_id && 3,
    team_manager_id: employee.team_manager_id && 900,
    allocation_ids: employee.allocation_ids.length > 0 ? [31] : [],
  };
});
const leaves = makeLeaves(employees, 420).map((leave, at): TestLeave => {
  if (leave.employee_id === LONER)
    return { ...leave, leave_type_id: 5_000_000_000, leave_issuer_id: 902, status: at % 2 ? 'UNKNOWN' : 'APPROVED' };
  return {
    ...leave,
    leave_type_id: leave.leave_type_id === 2 ? 2 : 1,
    leave_issuer_id: leave.leave_issuer_id && 900,
    status: leave.status === 'UNKNOWN' ? 'APPROVED' : leave.status,
  };
});
const days = listDays(employees, leaves);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, leaves);
});
afterAll(() => api.close());

interface Figures {
  leaveDays: number | null;
  leaveCount: number | null;
  employeeCount: number | null;
  suppressed: boolean;
}
interface Aggregate {
  rowCount: number;
  total: Figures;
  rows: { keys: { id: string }[]; measures: Figures }[];
}
interface Question {
  filter?: LeaveFilter;
  groupBy: LeaveDimension[];
  orderBy?: string;
  limit?: number;
}

async function ask(question: Question): Promise<Aggregate> {
  const { data, errors } = await api.query('VIEWER', AGGREGATE, { ...question });
  expect(errors).toEqual([]);
  return data.leaveAggregate;
}

const HIDDEN: Figures = { leaveDays: null, leaveCount: null, employeeCount: null, suppressed: true };

test('the data has one person with leave who is the only one in each dimension', () => {
  const own = days.filter(({ leave }) => leave.employee_id === LONER);
  expect(new Set(own.map(({ leave }) => leave.status)).size).toBe(2);
  for (const dimension of ['DEPARTMENT', 'LEAVE_TYPE'] as const) {
    const cells = countCells(days, [dimension], () => true);
    expect([...cells.values()].some(({ employeeIds }) => employeeIds.size === 1 && employeeIds.has(LONER))).toBe(true);
  }
});

describe('two requests with and without one person do not reveal that person', () => {
  const PAIRS: [string, LeaveFilter, LeaveFilter][] = [
    ['departments', { departmentIds: ['1', '2', '3', ''] }, { departmentIds: ['1', '2', ''] }],
    ['all departments against all but one', {}, { departmentIds: ['1', '2', ''] }],
    ['designations', {}, { designationIds: ['3', ''] }],
    ['leave types', {}, { leaveTypeIds: ['1', '2'] }],
    ['team managers', {}, { teamManagerIds: ['900', ''] }],
    ['leave issuers', {}, { leaveIssuerIds: ['900', ''] }],
    ['project allocations', { projectAllocationIds: ['31', '32', ''] }, { projectAllocationIds: ['31', ''] }],
    ['no allocation at all against those that others have', {}, { projectAllocationIds: ['31', ''] }],
    ['statuses', { statuses: ['APPROVED', 'UNKNOWN'] }, { statuses: ['APPROVED'] }],
    ['a department against the designation of all others in it', { departmentIds: ['1', '2', ''] }, { designationIds: ['3', ''] }],
  ];
  test.each(PAIRS)('%s', async (_, withOne, withoutOne) => {
    const [one, other] = [await ask({ filter: withOne, groupBy: [] }), await ask({ filter: withoutOne, groupBy: [] })];
    const peopleOf = (filter: LeaveFilter) => new Set(days.filter((day) => passes(filter, day)).map(({ leave }) => leave.employee_id));
    const isPair = [...peopleOf(withOne)].filter((id) => !peopleOf(withoutOne).has(id)).length;
    expect(isPair).toBeLessThan(5);
    // What both show, if they do, is the same: there is no difference to be taken.
    if (!one.total.suppressed && !other.total.suppressed) expect(one.total).toEqual(other.total);
    else expect([one.total, other.total]).toContainEqual(HIDDEN);
  });

  test('one day more, a single date and days one by one are refused, with what to ask instead', async () => {
    const questions: Question[] = [
      { groupBy: [], filter: { dateTo: '2023-03-30' } },
      { groupBy: [], filter: { dateFrom: '2023-03-02' } },
      { groupBy: [], filter: { dates: ['2023-03-02'] } },
      { groupBy: ['DATE'] },
    ];
    for (const question of questions) {
      const { status, errors } = await api.query('VIEWER', AGGREGATE, { ...question });
      expect([status, errors[0]?.extensions.code, errors[0]?.message]).toEqual([
        400,
        'BAD_USER_INPUT',
        expect.stringContaining('whole months'),
      ]);
    }
    expect((await ask({ groupBy: [], filter: { dateFrom: '2023-02-01', dateTo: '2023-02-28' } })).rowCount).toBe(1);
  });
});

const DIMENSIONS = ['FISCAL_YEAR', 'YEAR', 'YEAR_MONTH', 'MONTH', 'WEEKDAY', 'DEPARTMENT', 'DESIGNATION', 'LEAVE_TYPE', 'STATUS'] as const;
const MORE_DIMENSIONS = ['TEAM_MANAGER', 'LEAVE_ISSUER', 'PROJECT_ALLOCATION'] as const;
const FILTERS: LeaveFilter[] = [
  {},
  { fiscalYearIds: ['101'] },
  { departmentIds: ['1'] },
  { departmentIds: ['1', '2', ''] },
  { leaveTypeIds: ['1'] },
  { leaveTypeIds: ['1', '2'] },
  { designationIds: ['3'] },
  { projectAllocationIds: ['31'] },
  { years: ['2023'] },
  { months: ['3', '4', '5'] },
  { weekdays: ['1', '2'] },
  { dateFrom: '2023-02-01', dateTo: '2023-06-30' },
  { fiscalYearIds: ['102'], departmentIds: ['2'] },
  { statuses: ['APPROVED', 'REQUESTED'] },
];

/** Everything that a VIEWER gets to see, as sets of days. */
async function listShown(): Promise<{ question: Question; key: string; inside: OracleDay[]; figures: Figures }[]> {
  const dimensions = [...DIMENSIONS, ...MORE_DIMENSIONS];
  const single: LeaveDimension[][] = [[], ...dimensions.map((one) => [one])];
  const pairs = dimensions.flatMap((one, at) => dimensions.slice(at + 1).map((other): LeaveDimension[] => [one, other]));
  const shown = [];
  for (const [at, filter] of FILTERS.entries()) {
    for (const groupBy of at === 0 ? [...single, ...pairs] : single) {
      const { rows, total } = await ask({ filter, groupBy });
      for (const { key, figures } of [
        ...rows.map(({ keys, measures }) => ({ key: keys.map(({ id }) => id).join('|'), figures: measures })),
        { key: null, figures: total },
      ]) {
        if (figures.suppressed) continue;
        const isInCell = (day: OracleDay) =>
          key === null || countCells([day], groupBy, () => true, filter.projectAllocationIds ?? []).has(key);
        shown.push({
          question: { filter, groupBy },
          key: key ?? 'total',
          inside: days.filter((day) => passes(filter, day) && isInCell(day)),
          figures,
        });
      }
    }
  }
  return shown;
}

/** Fewer than five people, or one with nearly all of the days: what is left beside the two largest is less than 10 % of the largest. */
function isSensitive(inside: readonly OracleDay[]): boolean {
  const sums = new Map<string, number>();
  for (const { leave, microDays } of inside) sums.set(leave.employee_id, (sums.get(leave.employee_id) ?? 0) + microDays);
  const [first = 0, , ...rest] = [...sums.values()].toSorted((a, b) => b - a);
  return sums.size < 5 || 100 * rest.reduce((sum, days) => sum + days, 0) < 10 * first;
}

test('everything shown is exact and of no sensitive group, and no sensitive figure follows from all of it', async () => {
  const shown = await listShown();
  expect(shown.length).toBeGreaterThan(300);
  for (const { question, key, inside, figures } of shown) {
    const leaveDays = inside.reduce((sum, { microDays }) => sum + microDays, 0) / 1_000_000;
    const leaveCount = new Set(inside.map(({ leave }) => leave.leave_id)).size;
    const employeeCount = new Set(inside.map(({ leave }) => leave.employee_id)).size;
    expect([question, key, figures]).toEqual([question, key, { leaveDays, leaveCount, employeeCount, suppressed: false }]);
    expect(inside.length === 0 || !isSensitive(inside)).toBe(true);
  }

  const numberOf = new Map(days.map((day, at) => [day, at]));
  const known = createRowSpace(days.length);
  const seen = new Set<string>();
  for (const { inside } of shown) {
    const columns = inside.map((day) => numberOf.get(day) ?? 0);
    if (seen.has(columns.join())) continue;
    seen.add(columns.join());
    known.add(columns);
  }
  let sensitiveCount = 0;
  const dimensions = [...DIMENSIONS, ...MORE_DIMENSIONS];
  for (const one of dimensions) {
    for (const other of dimensions) {
      for (const status of ['APPROVED', 'REQUESTED', 'UNKNOWN']) {
        const groups = new Map<string, OracleDay[]>();
        for (const day of days.filter(({ leave }) => leave.status === status)) {
          for (const key of countCells([day], [one, other], () => true).keys()) groups.set(key, [...(groups.get(key) ?? []), day]);
        }
        for (const [key, inside] of groups) {
          if (!isSensitive(inside)) continue;
          sensitiveCount++;
          expect([status, one, other, key, known.has(inside.map((day) => numberOf.get(day) ?? 0))]).toEqual([
            status,
            one,
            other,
            key,
            false,
          ]);
        }
      }
    }
  }
  expect(sensitiveCount).toBeGreaterThan(100);
}, 300_000);

test('suppressed rows come last in every order, and a limit does not change what is shown', async () => {
  const all = await ask({ groupBy: ['DEPARTMENT', 'MONTH'], orderBy: 'LEAVE_DAYS_DESC' });
  const suppressed = all.rows.map(({ measures }) => measures.suppressed);
  expect(new Set(suppressed)).toEqual(new Set([true, false]));
  expect(suppressed).toEqual(suppressed.toSorted((a, b) => Number(a) - Number(b)));
  const top = await ask({ groupBy: ['DEPARTMENT', 'MONTH'], orderBy: 'LEAVE_DAYS_DESC', limit: 3 });
  expect(top.rows).toEqual(all.rows.slice(0, 3));
});

/** Gauss over the whole numbers modulo a prime: what follows from the rows follows here too. */
function createRowSpace(width: number) {
  const PRIME = 67_108_859;
  const rows = new Map<number, Float64Array>();
  function reduce(columns: readonly number[]): Float64Array {
    const left = new Float64Array(width);
    for (const column of columns) left[column] = 1;
    for (let column = 0; column < width; column++) {
      const factor = left[column] ?? 0;
      const pivot = factor === 0 ? undefined : rows.get(column);
      if (!pivot) continue;
      for (let at = column; at < width; at++) left[at] = ((left[at] ?? 0) + (PRIME - factor) * (pivot[at] ?? 0)) % PRIME;
    }
    return left;
  }
  function inverse(value: number): number {
    let [power, base, result] = [PRIME - 2, value, 1];
    while (power > 0) {
      if (power % 2) result = (result * base) % PRIME;
      base = (base * base) % PRIME;
      power = Math.floor(power / 2);
    }
    return result;
  }
  return {
    add(columns: readonly number[]) {
      const left = reduce(columns);
      const column = left.findIndex((value) => value !== 0);
      if (column < 0) return;
      const scale = inverse(left[column] ?? 1);
      rows.set(
        column,
        left.map((value) => (value * scale) % PRIME),
      );
    },
    has: (columns: readonly number[]) => reduce(columns).every((value) => value === 0),
  };
}
