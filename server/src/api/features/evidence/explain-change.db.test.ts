import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness, until } from '../../../../test/ingest';
import { applyEdit, type EditKind, makeSource, type RecordEdit, recordEdit, type SourceState } from '../../../../test/record-edits';
import { makeRecord } from '../../../../test/records';

const EXPLAIN = `query ($from: String, $to: String, $fromTime: DateTime, $toTime: DateTime, $filter: LeaveFilter) {
  explainChange(from: $from, to: $to, fromTime: $fromTime, toTime: $toTime, filter: $filter) {
    from to residual
    before { leaveDays leaveCount employeeCount }
    after { leaveDays leaveCount employeeCount }
    components { kind leaveDays leaveCount movedLeaves leaves { leaveId leaveDays before { status leaveDays } after { status leaveDays } } }
  }
}`;
const TOTAL = `query ($filter: LeaveFilter) { leaveAggregate(filter: $filter, groupBy: []) { dataVersion total { leaveDays leaveCount employeeCount } } }`;

interface Component {
  kind: string;
  leaveDays: number;
  leaveCount: number;
  movedLeaves: number;
  leaves: { leaveId: string; leaveDays: number; before: object | null; after: object | null }[];
}

async function explain(api: TestApi, variables: Record<string, unknown>) {
  const { data, errors } = await api.query('ANALYST', EXPLAIN, variables);
  expect(errors).toEqual([]);
  return data.explainChange;
}

/** The causes that did something, as `kind: days`. */
const causes = (components: Component[]) =>
  Object.fromEntries(components.filter(({ movedLeaves }) => movedLeaves > 0).map(({ kind, leaveDays }) => [kind, leaveDays]));
const micro = (days: number) => Math.round(days * 1_000_000);

test('between any two versions, the causes add up to the difference of what was answered, for every filter', {
  timeout: 240_000,
}, async () => {
  const EVERY = ['REQUESTED', 'APPROVED', 'REJECTED', 'CANCELLED', 'UNKNOWN'];
  const FILTERS = [
    { statuses: EVERY },
    { statuses: ['REQUESTED', 'REJECTED', 'UNKNOWN'], leaveTypeIds: ['7'] },
    { statuses: EVERY, departmentIds: ['1'], dateTo: '2024-03-10' },
    { statuses: EVERY, teamManagerIds: ['1000', ''] },
    { projectAllocationIds: ['31'], fiscalYearIds: ['102'] },
    { statuses: EVERY, weekdays: ['5', '7'] },
    { leaveLengths: ['1', '2'] },
  ];
  // Each step begins with an edit of a kind that is too rare by chance.
  const STEPS: EditKind[] = ['DEPARTMENT', 'RETIRE', 'CALENDAR', 'RETURN', 'MANAGER'];
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(recordEdit, { minLength: 3, maxLength: 8 }), { minLength: 5, maxLength: 5 }), async (steps) => {
      const harness = await createIngestHarness();
      const api = await startTestApi({ databaseUrl: harness.url });
      try {
        const nothing = { leaveDays: 0, leaveCount: 0, employeeCount: 0 };
        const answered = new Map<string, object[]>([['0', FILTERS.map(() => nothing)]]);
        let source = makeSource(14);
        const edited = steps.map(([first, ...others], at) => [
          { at: 1, to: 2, ...first, kind: STEPS[at] ?? 'ADD' } as RecordEdit,
          ...others,
        ]);
        for (const edits of [[], ...edited]) {
          for (const edit of edits) source = applyEdit(source, edit);
          for (let time = 0; time < 2; time++) {
            const version = await takeIn(harness, source);
            if (answered.has(version)) continue;
            answered.set(version, await Promise.all(FILTERS.map((filter) => readTotal(api, filter, version))));
          }
        }
        const versions = [...answered.keys()];
        for (const [at, from] of versions.entries()) {
          for (const to of versions.slice(at)) {
            for (const filterAt of [0, 1].map((next) => (Number(from) * 5 + Number(to) + next) % FILTERS.length)) {
              const { before, after, components, residual } = await explain(api, { from, to, filter: FILTERS[filterAt] });
              expect(before).toEqual(answered.get(from)?.[filterAt]);
              expect(after).toEqual(answered.get(to)?.[filterAt]);
              expect(residual).toBe(0);
              const sum = (measure: 'leaveDays' | 'leaveCount') =>
                components.reduce((total: number, component: Component) => total + micro(component[measure]), 0);
              expect(sum('leaveDays')).toBe(micro(after.leaveDays) - micro(before.leaveDays));
              expect(sum('leaveCount')).toBe(micro(after.leaveCount - before.leaveCount));
              for (const { kind, movedLeaves, leaves, leaveDays } of components) {
                if (movedLeaves > 0) seen.add(kind);
                if (movedLeaves <= 5) {
                  expect(leaves).toHaveLength(movedLeaves);
                  expect(leaves.reduce((total: number, leave: Component['leaves'][number]) => total + micro(leave.leaveDays), 0)).toBe(
                    micro(leaveDays),
                  );
                }
              }
            }
          }
        }
      } finally {
        await api.close();
        await harness.drop();
      }
    }),
    { numRuns: 2, seed: 7, endOnFailure: true },
  );
  expect([...seen].toSorted()).toEqual(['CALENDAR_CHANGED', 'EDITED', 'NEW', 'PEOPLE_CHANGED', 'RETIRED', 'RETURNED', 'STATUS_CHANGED']);
});

async function takeIn(harness: IngestHarness, source: SourceState): Promise<string> {
  harness.upstream.setRecords(source.records);
  return (await harness.ingest({ calendar: source.calendar })).data_version ?? '';
}

async function readTotal(api: TestApi, filter: object, version: string): Promise<object> {
  return until(async () => {
    const { data } = await api.query('ANALYST', TOTAL, { filter });
    return data.leaveAggregate.dataVersion === version && data.leaveAggregate.total;
  });
}

let harness: IngestHarness;
let api: TestApi;
beforeAll(async () => {
  harness = await createIngestHarness();
  api = await startTestApi({ databaseUrl: harness.url, managerEmployeeId: 'E1' });
});
afterAll(async () => {
  await api.close();
  await harness.drop();
});

test('each cause has its name and the leaves behind it', async () => {
  const leave = (id: number, fields: object = {}) =>
    makeRecord({
      id,
      empId: `E${id}`,
      userId: 1000 + id,
      teamManagerId: id === 1 ? null : 1001,
      startDate: '2024-04-22',
      endDate: '2024-04-24',
      leaveDays: 3,
      ...fields,
    });
  const { data_version: from } = await harness.serve([leave(1), leave(2), leave(3), leave(4, { status: 'REQUESTED' }), leave(5), leave(6)]);
  const later = [
    leave(1),
    leave(2, { leaveDays: 1 }),
    leave(3, { status: 'REJECTED' }),
    leave(4, { status: 'APPROVED', leaveDays: 2 }),
    leave(5, { departmentDescription: 'Design' }),
    leave(7, { leaveDays: 0.5 }),
  ];
  await harness.serve(later);
  const { data_version: to } = await harness.serve(later);

  const all = await explain(api, { from, to });
  // Leave 4: its days were edited while it was pending, then it was approved with two days.
  expect(causes(all.components)).toEqual({ NEW: 0.5, RETIRED: -3, EDITED: -2, STATUS_CHANGED: -1 });
  expect(all.components.find(({ kind }: Component) => kind === 'STATUS_CHANGED').leaves).toEqual([
    { leaveId: '3', leaveDays: -3, before: { status: 'APPROVED', leaveDays: 3 }, after: { status: 'REJECTED', leaveDays: 3 } },
    { leaveId: '4', leaveDays: 2, before: { status: 'REQUESTED', leaveDays: 3 }, after: { status: 'APPROVED', leaveDays: 2 } },
  ]);
  expect(all.components.find(({ kind }: Component) => kind === 'RETIRED').leaves).toMatchObject([{ leaveId: '6', after: null }]);
  const [{ department_id: engineering }] = (await harness.query(
    `select department_id::text from dbo.departments where department_name = 'Engineering'`,
  )) as [{ department_id: string }];
  expect(causes((await explain(api, { from, to, filter: { departmentIds: [engineering], employeeIds: ['E5'] } })).components)).toEqual({
    PEOPLE_CHANGED: -3,
  });
  // Back again: what a leave was is not new.
  await harness.serve([...later, leave(6)]);
  expect(causes((await explain(api, { from: to })).components)).toEqual({ RETURNED: 3 });
});

test('a version can be named by a moment; one that never was, both at once and the wrong order are refused', async () => {
  const [first] = await harness.query<{ at: Date }>(
    `select finished_at as at from ops.ingest_runs where data_version = 1 order by id limit 1`,
  );
  expect(await explain(api, { fromTime: first?.at.toISOString(), to: '2' })).toEqual(await explain(api, { from: '1', to: '2' }));
  expect(await explain(api, { fromTime: '2020-01-01T00:00:00Z' })).toMatchObject({ from: '0', before: { leaveDays: 0 } });
  for (const [variables, code] of [
    [{ from: '999' }, 'NOT_FOUND'],
    [{ from: '1', to: '999' }, 'NOT_FOUND'],
    [{ from: 'yesterday' }, 'BAD_USER_INPUT'],
    [{ from: '1', fromTime: '2024-01-01T00:00:00Z' }, 'BAD_USER_INPUT'],
    [{}, 'BAD_USER_INPUT'],
    [{ from: '2', to: '1' }, 'BAD_USER_INPUT'],
    [{ fromTime: '9999-12-31T00:00:00Z' }, 'BAD_USER_INPUT'],
    [{ from: '1', toTime: '9999-12-31T00:00:00Z' }, 'BAD_USER_INPUT'],
  ] as const) {
    expect((await api.query('ANALYST', EXPLAIN, variables)).errors[0]?.extensions.code, JSON.stringify(variables)).toBe(code);
  }
});

test('a VIEWER and an OPERATOR are refused, a MANAGER sees the own team, and named leaves leave an audit row', async () => {
  for (const role of ['VIEWER', 'OPERATOR'] as const) {
    expect((await api.query(role, EXPLAIN, { from: '0' })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  }
  const { data } = await api.query('MANAGER', EXPLAIN, { from: '0', to: '1' });
  const ids = data.explainChange.components.flatMap(({ leaves }: Component) => leaves.map(({ leaveId }) => leaveId));
  // Leave 1 is the manager's own, whose manager is another person.
  expect(ids).toEqual(expect.arrayContaining(['2', '3']));
  expect(ids).not.toContain('1');
  const [entry] = await harness.query(`select row_count from ops.audit_entries where action = 'READ_LEAVE_HISTORY' and role = 'MANAGER'`);
  expect(entry).toEqual({ row_count: ids.length });
});
