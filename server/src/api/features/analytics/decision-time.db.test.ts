import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { makeRecord } from '../../../../test/records';

const TIMES = `query ($groupBy: [LeaveDimension!]!) {
  leaveAggregate(filter: { statuses: [REQUESTED, APPROVED, REJECTED, CANCELLED] }, groupBy: $groupBy) {
    total { ...time } rows { keys { id } measures { ...time } }
  }
}
fragment time on LeaveMeasures { decisionTime { medianDays p90Days observedCount } }`;

/** What the source said of each leave at each run. */
const STATUSES = {
  seenDecided: ['APPROVED', 'APPROVED', 'APPROVED', 'APPROVED'],
  approvedAfterADay: ['REQUESTED', 'APPROVED', 'APPROVED', 'APPROVED'],
  rejectedAfterFourDays: ['PENDING', 'PENDING', 'REJECTED', 'REJECTED'],
  decidedTwice: ['REQUESTED', 'REJECTED', 'REQUESTED', 'APPROVED'],
  openedAgain: ['APPROVED', 'REQUESTED', 'APPROVED', 'APPROVED'],
  stillPending: ['REQUESTED', 'REQUESTED', 'REQUESTED', 'REQUESTED'],
  cancelled: ['REQUESTED', 'CANCELLED', 'CANCELLED', 'CANCELLED'],
  seenLater: [null, 'REQUESTED', 'REQUESTED', 'APPROVED'],
};
const RUN_ENDS = ['2024-05-01T08:00:00Z', '2024-05-02T08:00:00Z', '2024-05-05T08:00:00Z', '2024-05-12T08:00:00Z'];

let harness: IngestHarness;
let api: TestApi;
beforeAll(async () => {
  harness = await createIngestHarness();
  for (const [at, end] of RUN_ENDS.entries()) {
    const records = Object.values(STATUSES).flatMap((statuses, leave) => {
      const status = statuses[at];
      const id = leave + 1;
      return status ? [makeRecord({ id, empId: `E${id}`, userId: 1000 + id, status, updatedAt: `2024-04-0${at + 1}T00:00:00Z` })] : [];
    });
    const run = await harness.serve(records);
    expect(run.status).toBe('SUCCEEDED');
    await harness.query('update ops.ingest_runs set finished_at = $2 where id = $1', [run.id, end]);
  }
  api = await startTestApi({ databaseUrl: harness.url });
});
afterAll(async () => {
  await api.close();
  await harness.drop();
});

async function ask(role: 'ANALYST' | 'VIEWER', groupBy: string[]) {
  const { data, errors } = await api.query(role, TIMES, { groupBy });
  expect(errors).toEqual([]);
  return data.leaveAggregate;
}

test('decisions take from the run that brought the request to the run that brought the first decision on it', async () => {
  const { total, rows } = await ask('ANALYST', ['EMPLOYEE']);
  const observed = { E2: 1, E3: 4, E4: 1, E8: 10 };
  expect(
    Object.fromEntries(
      rows.map(({ keys, measures }: { keys: { id: string }[]; measures: { decisionTime: object } }) => [
        keys[0]?.id,
        measures.decisionTime,
      ]),
    ),
  ).toEqual({
    ...Object.fromEntries(['E1', 'E5', 'E6', 'E7'].map((id) => [id, { medianDays: null, p90Days: null, observedCount: 0 }])),
    ...Object.fromEntries(Object.entries(observed).map(([id, days]) => [id, { medianDays: days, p90Days: days, observedCount: 1 }])),
  });
  // Of 1, 1, 4 and 10 days: half between 1 and 4; nine tenths of the way lie at 0.7 between 4 and 10.
  expect(total.decisionTime).toEqual({ medianDays: 2.5, p90Days: expect.closeTo(8.2, 9), observedCount: 4 });
});

test('how long decisions take is not for a VIEWER', async () => {
  expect((await ask('VIEWER', [])).total.decisionTime).toBeNull();
});
