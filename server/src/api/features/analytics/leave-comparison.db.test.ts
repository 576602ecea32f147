import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { filtersOver, groupings } from '../../../../test/leave-questions';
import { countCells, listDays, type OracleCell, type OracleDay, passes } from '../../../../test/oracles/oracle';
import { insertLeaves, makeEmployees, makeLeaves } from '../../../../test/oracles/test-leaves';
import { readPropertyRuns } from '../../../../test/property-runs';
import { addDays } from '../../../domain/local-date';
import type { Role } from '../../shared/auth/role';
import { LeaveAggregateOrder } from './leave-aggregate.types';

const COUNTS = 'leaveDays leaveCount employeeCount';
const MEASURES = `${COUNTS} comparison { measures { ${COUNTS} } difference { ${COUNTS} } }`;
const COMPARE = `query ($filter: LeaveFilter, $groupBy: [LeaveDimension!]!, $orderBy: LeaveAggregateOrder, $compareTo: ComparedPeriod) {
  leaveAggregate(filter: $filter, groupBy: $groupBy, orderBy: $orderBy, compareTo: $compareTo) {
    total { ${MEASURES} } rowCount rows { keys { id } measures { ${MEASURES} } }
  }
}`;
const PREVIOUS = 'PREVIOUS_FISCAL_YEAR';

/** The second is shorter than the first, so that days are too many for it. */
const YEARS = [
  { id: 101, start: '2022-07-17', end: '2023-07-16' },
  { id: 102, start: '2023-07-17', end: '2024-01-31' },
  { id: 103, start: '2024-02-01', end: '2025-01-31' },
];

const employees = makeEmployees(40);
/** Charged to the fiscal year that they begin in; some reach into the next one. */
const leaves = makeLeaves(employees, 300, 5).map((leave) => ({
  ...leave,
  fiscal_id: YEARS.find(({ end }) => leave.start_date <= end)?.id ?? 0,
}));
const days = listDays(employees, leaves);
const movedDays = days.flatMap(move);
const runs = readPropertyRuns(150);
/** Of one question, on a busy machine. */
const MAX_MILLISECONDS = 1_000;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(
    api.prisma,
    employees,
    leaves.map((leave) => ({ ...leave, fiscal_id: Math.min(leave.fiscal_id, 102) })),
  );
  await api.prisma.$executeRaw`update dbo.fiscal_year set end_date = '2024-01-31' where fiscal_id = 102`;
  await api.prisma
    .$executeRaw`insert into dbo.fiscal_year (fiscal_id, start_date, end_date, is_current) values (103, '2024-02-01', '2025-01-31', false)`;
  const later = leaves.flatMap(({ leave_id, fiscal_id }) => (fiscal_id === 103 ? [String(leave_id)] : []));
  await api.prisma.$executeRaw`update dbo.employee_leaves set fiscal_id = 103 where leave_id = any(${later}::text[]::bigint[])`;
  await api.prisma.$executeRaw`update ops.data_version set version = version + 1, changed_at = now()`;
});
afterAll(() => api.close());

/** The day in the fiscal year that follows the one that its leave is charged to, counted off on the fingers. */
function move(day: OracleDay): OracleDay[] {
  const at = YEARS.findIndex(({ id }) => id === day.leave.fiscal_id);
  const [own, next] = [YEARS[at], YEARS[at + 1]];
  if (!own || !next) return [];
  let date = next.start;
  for (let passed = own.start; passed < day.date; passed = addDays(passed, 1)) {
    // Days after the end of the own year come after the end of the next one.
    if (passed >= own.end || date < next.end) date = passed === own.end ? addDays(next.end, 1) : addDays(date, 1);
  }
  return [{ ...day, date, actualDate: day.date, leave: { ...day.leave, fiscal_id: next.id } }];
}

async function ask(variables: Record<string, unknown>, role: Role = 'ANALYST') {
  const answer = await api.query(role, COMPARE, variables);
  expect(answer.errors).toEqual([]);
  return answer.data.leaveAggregate;
}

// biome-ignore lint/suspicious/noExplicitAny: an answer
const inIntegers = ({ leaveDays, leaveCount, employeeCount }: any) => [Math.round(leaveDays * 1_000_000), leaveCount, employeeCount];
const countsOf = (cell: OracleCell | undefined) => [cell?.microDays ?? 0, cell?.leaveIds.size ?? 0, cell?.employeeIds.size ?? 0];
// biome-ignore lint/suspicious/noExplicitAny: an answer
const sidesOf = (measures: any) => [
  inIntegers(measures),
  inIntegers(measures.comparison.measures),
  inIntegers(measures.comparison.difference),
];

function expectedSides(own: OracleCell | undefined, before: OracleCell | undefined) {
  const [now, then] = [countsOf(own), countsOf(before)];
  return [now, then, now.map((figure, at) => figure - (then[at] ?? 0))];
}

test(
  'both sides of every cell and total, and their difference, are those of plain loops',
  async () => {
    let oneSided = 0;
    const property = fc.asyncProperty(
      filtersOver(employees),
      groupings,
      fc.constantFrom<Role>('ANALYST', 'MANAGER'),
      fc.constantFrom(...Object.values(LeaveAggregateOrder)),
      async (filter, groupBy, role, orderBy) => {
        const isWanted = (day: OracleDay) => (role !== 'MANAGER' || day.employee.team_manager_id === 900) && passes(filter, day);
        const cellsOf = (some: OracleDay[], by: typeof groupBy) => countCells(some, by, isWanted, filter.projectAllocationIds ?? []);
        const answer = await ask({ filter, groupBy, orderBy, compareTo: PREVIOUS }, role);

        const [own, before] = [cellsOf(days, groupBy), cellsOf(movedDays, groupBy)];
        const keys = new Set([...own.keys(), ...before.keys()]);
        expect(
          // biome-ignore lint/suspicious/noExplicitAny: an answer
          new Map(answer.rows.map(({ keys, measures }: any) => [keys.map(({ id }: { id: string }) => id).join('|'), sidesOf(measures)])),
        ).toEqual(new Map([...keys].map((key) => [key, expectedSides(own.get(key), before.get(key))])));
        expect(answer.rowCount).toBe(keys.size);
        expect(sidesOf(answer.total)).toEqual(expectedSides(cellsOf(days, []).get(''), cellsOf(movedDays, []).get('')));
        // biome-ignore lint/suspicious/noExplicitAny: an answer
        const ordered = answer.rows.map(({ measures }: any) => measures.leaveDays);
        if (orderBy === 'LEAVE_DAYS_DESC') expect(ordered).toEqual(ordered.toSorted((a: number, b: number) => b - a));
        oneSided += [...keys].filter((key) => !(own.has(key) && before.has(key))).length;
      },
    );
    await fc.assert(property, { numRuns: runs, seed: 20231017 });
    expect(oneSided).toBeGreaterThan(0);
  },
  60_000 + runs * MAX_MILLISECONDS,
);

test('a fiscal year is compared with all leave charged to the one before, on any date', async () => {
  const [own, before] = [
    await ask({ filter: { fiscalYearIds: ['102'] }, groupBy: [], compareTo: PREVIOUS }),
    await ask({ filter: { fiscalYearIds: ['101'] }, groupBy: [] }),
  ];
  expect(inIntegers(before.total)[0]).toBeGreaterThan(0);
  expect(inIntegers(own.total.comparison.measures)).toEqual(inIntegers(before.total));
});

test('a fiscal year up to a date is compared with as many days of the last one', async () => {
  const { total } = await ask({ filter: { fiscalYearIds: ['103'], dateTo: '2024-02-20' }, groupBy: [], compareTo: PREVIOUS });
  const { total: before } = await ask({ filter: { fiscalYearIds: ['102'], dateTo: '2023-08-05' }, groupBy: [] });
  expect(inIntegers(before)[0]).toBeGreaterThan(0);
  expect(inIntegers(total.comparison.measures)).toEqual(inIntegers(before));
});

test('without compareTo there is nothing beside the measures, and the rows are those with leave', async () => {
  const { total, rows } = await ask({ groupBy: ['FISCAL_YEAR'] });
  expect([total.comparison, ...rows.map(({ measures }: { measures: { comparison: unknown } }) => measures.comparison)]).toEqual(
    Array(4).fill(null),
  );
});

test('a VIEWER may not compare', async () => {
  const { data, errors } = await api.query('VIEWER', COMPARE, { groupBy: [], compareTo: PREVIOUS });
  expect([data, errors[0]?.extensions.code]).toEqual([null, 'FORBIDDEN']);
});
