import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { countCells, FILTER_LISTS, listDays, ORACLE_KEYS, type OracleCell, type OracleDay, passes } from '../../../../test/oracles/oracle';
import { insertLeaves, makeEmployees, makeLeaves } from '../../../../test/oracles/test-leaves';
import { readPropertyRuns } from '../../../../test/property-runs';
import type { Role } from '../../shared/auth/role';
import type { LeaveFilter } from '../../shared/filters/leave-filter.input';
import { LeaveDimension } from '../analytics/leave-aggregate.types';

const AGGREGATE = `query ($filter: LeaveFilter, $groupBy: [LeaveDimension!]!) {
  leaveAggregate(filter: $filter, groupBy: $groupBy) {
    total { leaveDays leaveCount employeeCount }
    rows { keys { dimension id } measures { leaveDays leaveCount employeeCount } }
  }
}`;
const LEAVES = `query ($filter: LeaveFilter, $after: String) {
  leaves(filter: $filter, first: 200, after: $after) {
    totalCount totalLeaveDays pageInfo { hasNextPage endCursor } nodes { id leaveDaysInFilter }
  }
}`;
const RUNS = readPropertyRuns(150);
/** In milliseconds: what a question takes at most on a busy machine. */
const TIMEOUT = 60_000 + RUNS * 1_500;

const employees = makeEmployees(40);
const leaves = makeLeaves(employees, 300, 11);
const days = listDays(employees, leaves);
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, leaves);
});
afterAll(() => api.close());

interface Cell {
  keys: { dimension: LeaveDimension; id: string }[];
  measures: { leaveDays: number; leaveCount: number; employeeCount: number };
}

const inMicroDays = (leaveDays: number) => Math.round(leaveDays * 1_000_000);

async function ask(role: Role, query: string, variables: Record<string, unknown>) {
  const answer = await api.query(role, query, variables);
  expect(answer.errors).toEqual([]);
  return answer.data;
}

async function readAllLeaves(role: Role, filter: LeaveFilter) {
  const found: { id: string; leaveDaysInFilter: number }[] = [];
  for (let after: string | null = null; ; ) {
    const { leaves: page } = await ask(role, LEAVES, { filter, after });
    found.push(...page.nodes);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return { totalCount: page.totalCount, totalLeaveDays: page.totalLeaveDays, found };
  }
}

const isVisible = (role: Role) => (day: OracleDay) => role !== 'MANAGER' || day.employee.team_manager_id === 900;
const measuresOf = (cell: OracleCell | undefined) => ({
  microDays: cell?.microDays ?? 0,
  leaveCount: cell?.leaveIds.size ?? 0,
  employeeCount: cell?.employeeIds.size ?? 0,
});
const inIntegers = ({ leaveDays, ...counts }: Cell['measures']) => ({ microDays: inMicroDays(leaveDays), ...counts });

/** Ids that occur, and for dimensions that can be missing "" too. */
const idsOf = (dimension: LeaveDimension) => [...new Set(days.flatMap(ORACLE_KEYS[dimension]))].toSorted();
const someOf = (dimension: LeaveDimension) => fc.subarray(idsOf(dimension), { minLength: 1 });
const MOSTLY = 4;
const filters = fc
  .record(
    {
      ...Object.fromEntries(
        Object.entries(FILTER_LISTS).map(([dimension, list]) => [
          list,
          // Mostly left out: a dozen restrictions at once leave nothing to add up.
          fc.oneof({ weight: MOSTLY, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: someOf(dimension as LeaveDimension) }),
        ]),
      ),
      dateFrom: fc.option(fc.constantFrom('2022-12-25', '2023-03-10', '2023-07-17'), { nil: undefined }),
      dateTo: fc.option(fc.constantFrom('2023-07-31', '2024-01-02', '2024-03-31'), { nil: undefined }),
    },
    { requiredKeys: [] },
  )
  .map((filter): LeaveFilter => Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)));
const roles = fc.constantFrom<Role>('ANALYST', 'HR', 'MANAGER', 'ADMIN');
const groupings = fc.subarray(Object.values(LeaveDimension), { maxLength: 3 });

test('the rows behind each cell add up exactly to the cell, and cells and rows are those of plain loops', {
  timeout: TIMEOUT,
}, async () => {
  let walked = 0;
  const property = fc.asyncProperty(filters, groupings, roles, fc.nat(), async (filter, groupBy, role, seed) => {
    const { leaveAggregate } = await ask(role, AGGREGATE, { filter, groupBy });
    const isWanted = (day: OracleDay) => isVisible(role)(day) && passes(filter, day);
    const truth = countCells(days, groupBy, isWanted, filter.projectAllocationIds ?? []);
    const cells: Cell[] = leaveAggregate.rows;
    expect(Object.fromEntries(cells.map(({ keys, measures }) => [keys.map(({ id }) => id).join('|'), inIntegers(measures)]))).toEqual(
      Object.fromEntries([...truth].map(([key, cell]) => [key, measuresOf(cell)])),
    );
    if (cells.length === 0) return;
    for (const at of new Set([seed % cells.length, (seed >> 8) % cells.length, (seed >> 16) % cells.length])) {
      const { keys = [], measures } = cells[at] ?? {};
      const ofCell = { ...filter, ...Object.fromEntries(keys.map(({ dimension, id }) => [FILTER_LISTS[dimension], [id]])) };
      const { found, totalCount, totalLeaveDays } = await readAllLeaves(role, ofCell);
      const sum = found.reduce((total, leave) => total + inMicroDays(leave.leaveDaysInFilter), 0);
      expect([sum, found.length]).toEqual([inMicroDays(measures?.leaveDays ?? -1), measures?.leaveCount]);
      expect([inMicroDays(totalLeaveDays), totalCount]).toEqual([sum, found.length]);
      const ids = [...(truth.get(keys.map(({ id }) => id).join('|'))?.leaveIds ?? [])];
      expect(found.map(({ id }) => id).toSorted()).toEqual(ids.map(String).toSorted());
      walked++;
    }
  });
  await fc.assert(property, { numRuns: RUNS });
  expect(walked).toBeGreaterThan(RUNS / 2);
});

test('all panels under one filter show one total, which cells that do not overlap add up to', { timeout: TIMEOUT }, async () => {
  const property = fc.asyncProperty(filters, roles, fc.array(groupings, { minLength: 3, maxLength: 3 }), async (filter, role, panels) => {
    const truth = measuresOf(countCells(days, [], (day) => isVisible(role)(day) && passes(filter, day)).get(''));
    const { leaves: list } = await ask(role, LEAVES, { filter });
    expect([inMicroDays(list.totalLeaveDays), list.totalCount]).toEqual([truth.microDays, truth.leaveCount]);
    for (const groupBy of panels) {
      const { leaveAggregate } = await ask(role, AGGREGATE, { filter, groupBy });
      expect(inIntegers(leaveAggregate.total)).toEqual(truth);
      const sum = leaveAggregate.rows.reduce((total: number, { measures }: Cell) => total + inMicroDays(measures.leaveDays), 0);
      if (!groupBy.includes('PROJECT_ALLOCATION')) expect(sum).toBe(truth.microDays);
    }
  });
  await fc.assert(property, { numRuns: RUNS });
});
