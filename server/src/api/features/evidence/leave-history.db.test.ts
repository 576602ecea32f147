import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness, type IngestRunRow } from '../../../../test/ingest';
import { makeRecord, makeRecords, type TestRecord } from '../../../../test/records';
import { SOURCE_FIELDS, type SourceField } from '../../../domain/source-fields';
import { FIELD_FACTS } from '../../../ingest/source-record';

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
    // A change of another record in the same snapshot does not affect this one.
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

test('a history lists each content of the record, the runs between which it held, and what changed', async () => {
  const { data, errors } = await api.query('ANALYST', HISTORY, { filter: OWN });
  expect(errors).toEqual([]);
  const later = {
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
          ...later,
          ...during(0, 1),
          retired: false,
          changed: [],
          status: 'REQUESTED',
          sourceStatus: 'PENDING',
          leaveDays: 1,
          employeeName: 'Wilma Oakes',
          designation: 'Software Engineer',
        },
        { ...later, ...during(1, 3), retired: true, changed: ['STATUS', 'LEAVE_DAYS', 'NAME', 'DESIGNATION', 'REASON'] },
        { ...later, ...during(4, null), retired: false, changed: [] },
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

test('a change of any field of a record is named in its history', async () => {
  const fresh = await createIngestHarness();
  const freshApi = await startTestApi({ databaseUrl: fresh.url });
  const fields = SOURCE_FIELDS.filter((field) => field !== 'id');
  // One record for each field. Everything that records share is its own, so that none changes what another one means.
  const records = fields.map((_, at) =>
    makeRecord({ id: 1 + at, userId: 1_000 + at, empId: `E${at}`, leaveTypeId: 50 + at, fiscalId: 100 + at }),
  );
  await fresh.serve(records);
  await fresh.serve(records.map((record, at) => ({ ...record, ...changeField(fields[at]!, record) })));
  const { data, errors } = await freshApi.query(
    'HR',
    'query { leaves(first: 100, filter: { statuses: [APPROVED, REJECTED] }) { nodes { id history { changed } } } }',
  );
  await freshApi.close();
  await fresh.drop();
  expect(errors).toEqual([]);
  const changedOf = new Map(
    data.leaves.nodes.map(({ id, history }: { id: string; history: { changed: string[] }[] }) => [id, history.at(-1)?.changed]),
  );
  const unnamed = fields.filter((_, at) => (changedOf.get(String(1 + at)) as string[] | undefined)?.length !== 1);
  expect(unnamed).toEqual([]);
});

/** The field with another value that is valid. */
function changeField(field: SourceField, record: TestRecord): TestRecord {
  const dates: TestRecord = {
    startDate: '2024-04-22',
    endDate: '2024-04-24',
    fiscalStartDate: '2023-07-16T00:00:00.000Z',
    fiscalEndDate: '2024-07-16T00:00:00.000Z',
    createdAt: '2024-04-13T05:33:10.000Z',
    updatedAt: '2024-04-16T09:00:00.000Z',
    status: 'REJECTED',
    leaveDays: 0.5,
  };
  if (field in dates) return { [field]: dates[field] };
  const value = record[field];
  const { kind } = FIELD_FACTS[field];
  if (kind === 'ID' || kind === 'DAYS') return { [field]: Number(value) + 500 };
  if (kind === 'BOOLEAN') return { [field]: !value };
  if (kind === 'FLAG') return { [field]: 1 };
  return { [field]: kind === 'ALLOCATIONS' ? [] : `${value ?? ''}x` };
}
