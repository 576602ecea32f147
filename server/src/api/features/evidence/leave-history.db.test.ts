import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness, type IngestRunRow } from '../../../../test/ingest';
import { makeRecord, makeRecords, type TestRecord } from '../../../../test/records';

const HISTORY = `query ($filter: LeaveFilter) {
  leaves(filter: $filter, first: 50) { nodes { id history {
    runId knownFrom untilRunId knownUntil retired changed status sourceStatus startDate endDate leaveDays leaveType fiscalYearId
    leaveIssuerId defaultLeaveIssuerId employeeId employeeName department designation teamManagerId
  } } }
}`;
const WORDS = `query ($filter: LeaveFilter) { leaves(filter: $filter) { nodes { history { reason remarks } } } }`;
const OWN = { employeeIds: ['E77'], statuses: ['REQUESTED', 'APPROVED', 'REJECTED'] };

let harness: IngestHarness;
let api: TestApi;
let runs: (IngestRunRow & { finished_at: Date })[];
beforeAll(async () => {
  harness = await createIngestHarness();
  api = await startTestApi({ databaseUrl: harness.url, managerEmployeeId: 'E1' });
  const others = makeRecords(20);
  const leave = (fields: TestRecord = {}) =>
    makeRecord({
      id: 500,
      empId: 'E77',
      userId: 1077,
      teamManagerId: 1001,
      firstName: 'Wilma',
      lastName: 'Oakes',
      status: 'PENDING',
      leaveDays: 1,
      reason: 'A',
      ...fields,
    });
  const promoted = { designationName: 'Lead', designationId: 9, lastName: 'Pine' };
  runs = [];
  for (const records of [
    [...others, leave()],
    [...others, leave({ status: 'APPROVED', leaveDays: 0.5, ...promoted, reason: 'B' })],
    others,
    others,
    [...others, leave({ status: 'APPROVED', leaveDays: 0.5, ...promoted, reason: 'B' })],
    // What is another's record in the same snapshot leaves this one alone.
    [
      ...others.slice(1),
      leave({ status: 'APPROVED', leaveDays: 0.5, ...promoted, reason: 'B' }),
      makeRecord({ ...others[0], status: 'REJECTED' }),
    ],
  ]) {
    runs.push((await harness.serve(records)) as IngestRunRow & { finished_at: Date });
  }
});
afterAll(async () => {
  await api.close();
  await harness.drop();
});

test('a history tells each content of the record, the runs between which it held, and what changed', async () => {
  const { data, errors } = await api.query('ANALYST', HISTORY, { filter: OWN });
  expect(errors).toEqual([]);
  const told = {
    sourceStatus: 'APPROVED',
    status: 'APPROVED',
    startDate: '2024-04-23',
    endDate: '2024-04-23',
    leaveDays: 0.5,
    leaveType: 'Discretionary',
    fiscalYearId: '102',
    leaveIssuerId: '208',
    defaultLeaveIssuerId: '207',
    employeeId: 'E77',
    employeeName: 'Wilma Pine',
    department: 'Engineering',
    designation: 'Lead',
    teamManagerId: '1001',
  };
  const during = (from: number, until: number | null) => ({
    runId: runs[from]?.id,
    knownFrom: runs[from]?.finished_at.toISOString(),
    untilRunId: until === null ? null : runs[until]?.id,
    knownUntil: until === null ? null : runs[until]?.finished_at.toISOString(),
  });
  expect(data.leaves.nodes).toEqual([
    {
      id: '500',
      history: [
        {
          ...told,
          ...during(0, 1),
          retired: false,
          changed: [],
          status: 'REQUESTED',
          sourceStatus: 'PENDING',
          leaveDays: 1,
          employeeName: 'Wilma Oakes',
          designation: 'Software Engineer',
        },
        { ...told, ...during(1, 3), retired: true, changed: ['STATUS', 'LEAVE_DAYS', 'NAME', 'DESIGNATION', 'REASON'] },
        { ...told, ...during(4, null), retired: false, changed: [] },
      ],
    },
  ]);
});

test('reasons are for HR and ADMIN, a VIEWER sees no history, and a MANAGER that of the own team', async () => {
  const { data } = await api.query('HR', WORDS, { filter: OWN });
  expect(data.leaves.nodes[0].history.map(({ reason }: { reason: string }) => reason)).toEqual(['A', 'B', 'B']);
  for (const [role, query] of [
    ['ANALYST', WORDS],
    ['MANAGER', WORDS],
    ['VIEWER', HISTORY],
  ] as const) {
    expect((await api.query(role, query, { filter: { statuses: OWN.statuses } })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  }
  const own = await api.query('MANAGER', HISTORY, {});
  expect(own.data.leaves.nodes.map(({ id }: { id: string }) => id)).toEqual(['500']);
});

test('the histories of a page are one read, noted as one row with as many leaves', async () => {
  const before = await harness.query(`select id from ops.audit_entries where action = 'READ_LEAVE_HISTORY'`);
  const { data } = await api.query('ADMIN', HISTORY, {});
  expect(data.leaves.nodes.length).toBeGreaterThan(10);
  const after = await harness.query<{ row_count: number }>(
    `select row_count from ops.audit_entries where action = 'READ_LEAVE_HISTORY' order by id`,
  );
  expect(after).toHaveLength(before.length + 1);
  expect(after.at(-1)).toEqual({ row_count: data.leaves.nodes.length });
});

test('a version gives its record field by field, and what people wrote to HR and ADMIN only; a retired record has its history, too', async () => {
  const RECORD = 'query ($id: ID!) { leaveHistory(leaveId: $id) { runId status record { field value hidden } } }';
  const { data } = await api.query('HR', RECORD, { id: '500' });
  const [first, second] = data.leaveHistory;
  const fieldOf = (version: typeof first, name: string) => version.record.find(({ field }: { field: string }) => field === name);
  expect([fieldOf(first, 'leaveDays'), fieldOf(second, 'leaveDays')]).toEqual([
    { field: 'leaveDays', value: '1', hidden: false },
    { field: 'leaveDays', value: '0.5', hidden: false },
  ]);
  expect(fieldOf(second, 'reason')).toEqual({ field: 'reason', value: 'B', hidden: false });
  expect(JSON.parse(fieldOf(first, 'allocations').value)).toHaveLength(2);

  const { data: ofAnalyst } = await api.query('ANALYST', RECORD, { id: '500' });
  expect(fieldOf(ofAnalyst.leaveHistory[1], 'reason')).toEqual({ field: 'reason', value: null, hidden: true });
  expect((await api.query('MANAGER', RECORD, { id: '3' })).data.leaveHistory).toEqual([]);
  expect((await api.query('HR', RECORD, { id: '99999' })).data.leaveHistory).toEqual([]);
  expect((await api.query('HR', RECORD, { id: 'x' })).errors[0]?.extensions.code).toBe('BAD_USER_INPUT');
});
