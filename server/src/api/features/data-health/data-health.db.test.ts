import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness } from '../../../../test/ingest';
import { makeRecords } from '../../../../test/records';
import { isStale } from '../../shared/data-status/data-status-reader';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const STATUS =
  '{ dataStatus { dataVersion changedAt lastSuccessAt ageSeconds stale complete quarantinedCount heldRetirementCount driftFields demo sourceTimeZone pollIntervalSeconds } }';
const RUNS =
  'query ($first: Int, $after: String) { ingestRuns(first: $first, after: $after) { nodes { id } totalCount pageInfo { hasNextPage endCursor } } }';

test('data that was never accepted has no age and is stale', async () => {
  const { data } = await api.query('OPERATOR', STATUS);
  expect(data.dataStatus).toEqual({
    dataVersion: '0',
    changedAt: null,
    lastSuccessAt: null,
    ageSeconds: null,
    stale: true,
    complete: false,
    quarantinedCount: 0,
    heldRetirementCount: 0,
    driftFields: [],
    demo: false,
    sourceTimeZone: 'Asia/Kathmandu',
    pollIntervalSeconds: 30,
  });
});

test('the age is that of the last accepted run; failed and dry runs do not make data younger', async () => {
  await api.prisma.$executeRaw`
    insert into ops.ingest_runs (trigger, triggered_by, dry_run, status, finished_at, complete, error_class) values
      ('POLLER', 'poller', false, 'PARTIAL', now() - interval '300 seconds', false, null),
      ('POLLER', 'poller', false, 'FAILED', now() - interval '20 seconds', false, 'NETWORK'),
      ('API', 'somebody', true, 'SUCCEEDED', now() - interval '10 seconds', true, null)`;
  await api.prisma.$executeRaw`
    insert into ops.quarantined_records (record_key, record_id, content_hash, reason_code, message, raw_form, first_seen_run_id, first_seen_at, last_seen_run_id, last_seen_at)
    select n::text, n, 'hash', 'BAD_DATE', 'not a date', '{}', 1, now(), case when n = 3 then 1 end, case when n = 3 then now() end from generate_series(1, 3) n`;
  const { data } = await api.query('VIEWER', STATUS);
  expect(data.dataStatus).toMatchObject({ stale: true, complete: false, quarantinedCount: 2 });
  expect(data.dataStatus.ageSeconds).toBeGreaterThanOrEqual(300);
  expect(data.dataStatus.ageSeconds).toBeLessThan(360);
});

test('quarantined records are those that the source still sends, newest first', async () => {
  const { data } = await api.query(
    'HR',
    '{ quarantinedRecords(first: 1) { totalCount nodes { recordId reasonCode rawForm firstSeenRunId } pageInfo { hasNextPage } } }',
  );
  expect(data.quarantinedRecords).toEqual({
    totalCount: 2,
    nodes: [{ recordId: '2', reasonCode: 'BAD_DATE', rawForm: '{}', firstSeenRunId: '1' }],
    pageInfo: { hasNextPage: true },
  });
});

test('the pages of runs join without a gap, also while newer runs come in', async () => {
  const insertRuns = (count: number) => api.prisma.$executeRaw`
    insert into ops.ingest_runs (trigger, triggered_by, status, finished_at) select 'POLLER', 'poller', 'SUCCEEDED', now() from generate_series(1, ${count}::int)`;
  await insertRuns(22);
  const first = (await api.query('ANALYST', RUNS)).data.ingestRuns;
  expect(first.nodes).toHaveLength(20);
  await insertRuns(3);
  const second = (await api.query('ANALYST', RUNS, { first: 50, after: first.pageInfo.endCursor })).data.ingestRuns;
  const ids = [...first.nodes, ...second.nodes].map(({ id }: { id: string }) => Number(id));
  expect(ids).toEqual(Array.from({ length: 25 }, (_, at) => 25 - at));
  expect(second).toMatchObject({ totalCount: 28, pageInfo: { hasNextPage: false } });
});

test('statuses that nobody knows are counted under the word of the source', async () => {
  const harness = await createIngestHarness();
  const own = await startTestApi({ databaseUrl: harness.url });
  try {
    await harness.serve(makeRecords(10, (id) => (id < 4 ? { status: 'WITHDRAWN' } : id === 4 ? { status: 'Parked' } : {})));
    const ask = async (role: 'ANALYST' | 'VIEWER' | 'OPERATOR') =>
      (await own.query(role, '{ dataStatus { unknownStatuses { sourceStatus leaveCount } } }')).data.dataStatus.unknownStatuses;
    expect(await ask('ANALYST')).toEqual([
      { sourceStatus: 'WITHDRAWN', leaveCount: 3 },
      { sourceStatus: 'Parked', leaveCount: 1 },
    ]);
    // Fewer than five people: no aggregate gives a VIEWER these figures.
    for (const role of ['VIEWER', 'OPERATOR'] as const) {
      expect(await ask(role)).toEqual([
        { sourceStatus: 'WITHDRAWN', leaveCount: null },
        { sourceStatus: 'Parked', leaveCount: null },
      ]);
    }
  } finally {
    await own.close();
    await harness.drop();
  }
});

test('a run that is not there is null', async () => {
  expect((await api.query('OPERATOR', '{ ingestRun(id: "999999") { id } }')).data).toEqual({ ingestRun: null });
});

test.each([
  [null, 30, true],
  [90, 30, false],
  [91, 30, true],
  [89, 1, false],
  [180, 60, false],
  [181, 60, true],
])('an age of %s s at an interval of %s s is stale: %s', (age, interval, expected) => {
  expect(isStale(age, interval)).toBe(expected);
});
