import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { makeRecord, makeRecords, type TestRecord } from '../../../../test/records';

const BALANCES = `query ($asKnownAt: DateTime, $asOf: LocalDate) {
  employee(id: "E77") { balances(fiscalYearId: "102", asOf: $asOf, asKnownAt: $asKnownAt) {
    leaveType { id } entitlement taken scheduled pending available ledgerResidual ledger { days }
  } }
}`;

// Every snapshot with what the system answered while it was the newest one.
const SNAPSHOTS: TestRecord[][] = [
  [{ status: 'REQUESTED' }],
  [{ status: 'APPROVED' }],
  // The entitlement is corrected, a second leave comes.
  [
    { status: 'APPROVED', defaultDays: 12 },
    { id: 501, startDate: '2024-06-03', endDate: '2024-06-04', leaveDays: 2, status: 'APPROVED', defaultDays: 12 },
  ],
  // The first leave is taken back, the second is shorter.
  [
    { status: 'CANCELLED', defaultDays: 12 },
    { id: 501, startDate: '2024-06-03', endDate: '2024-06-03', leaveDays: 0.5, status: 'APPROVED', defaultDays: 12 },
  ],
];
const asOf = '2024-05-31';

let harness: IngestHarness;
let api: TestApi;
const recorded: { knownAt: Date; balances: unknown }[] = [];
async function ask(asKnownAt: Date | null) {
  return api.query('ANALYST', BALANCES, { asOf, asKnownAt: asKnownAt?.toISOString() ?? null });
}

beforeAll(async () => {
  harness = await createIngestHarness();
  api = await startTestApi({ databaseUrl: harness.url });
  for (const own of SNAPSHOTS) {
    const records = own.map((fields) => makeRecord({ id: 500, empId: 'E77', userId: 1077, leaveDays: 1, ...fields }));
    const run = await harness.serve([...makeRecords(20, () => ({ defaultDays: own[0]?.defaultDays ?? 10 })), ...records]);
    expect(run.status).toBe('SUCCEEDED');
    const [row] = await harness.query<{ finished_at: Date }>('select finished_at from ops.ingest_runs where id = $1', [run.id]);
    const { data, errors } = await ask(null);
    expect(errors).toEqual([]);
    if (row) recorded.push({ knownAt: row.finished_at, balances: data.employee.balances });
  }
});
afterAll(async () => {
  await api.close();
  await harness.drop();
});

test('balances as known at the end of each run are what was answered then', async () => {
  expect(recorded.map(({ balances }) => balances)).toMatchObject([
    [{ entitlement: 10, taken: 0, scheduled: 0, pending: 1, available: 10 }],
    [{ entitlement: 10, taken: 1, scheduled: 0, pending: 0, available: 9 }],
    [{ entitlement: 12, taken: 1, scheduled: 2, pending: 0, available: 9 }],
    [{ entitlement: 12, taken: 0, scheduled: 0.5, pending: 0, available: 11.5 }],
  ]);
  for (const { knownAt, balances } of recorded) {
    // Run ends are kept to the microsecond, and a JavaScript date to the millisecond below it.
    const { data, errors } = await ask(new Date(knownAt.getTime() + 1));
    expect([errors, data.employee.balances]).toEqual([[], balances]);
  }
});

test('a moment of which nothing is known, and one ahead, are refused in words', async () => {
  for (const moment of [new Date(0), new Date(Date.now() + 3_600_000)]) {
    const { status, errors } = await ask(moment);
    expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
  }
});
