import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIngestHarness, type IngestHarness } from '../../test/ingest';
import { makeRecord, makeRecords } from '../../test/records';

let harness: IngestHarness;
beforeEach(async () => {
  harness = await createIngestHarness();
});
afterEach(() => harness.drop());

const readRunIds = async () =>
  (await harness.query<{ id: number }>('select id::int as id from ops.ingest_runs order by id')).map(({ id }) => id);

test('of the runs of more than a month ago, those that changed something, failed or are referred to stay', async () => {
  const records = makeRecords(20);
  await harness.serve(records);
  await harness.ingest();
  await harness.serve(records.with(3, makeRecord({ id: 4, status: 'REJECTED' })));
  await harness.ingest();
  await harness.ingest({ dryRun: true });
  harness.upstream.setFault(() => ({ status: 404 }));
  await harness.ingest();
  harness.upstream.setFault(undefined);
  await harness.serve(records.with(3, makeRecord({ id: 4, status: 'REJECTED' })).with(5, makeRecord({ id: 6, leaveDays: -1 })));
  await harness.serve(records.with(3, makeRecord({ id: 4, status: 'REJECTED' })));
  await harness.query(
    `update ops.ingest_runs set started_at = started_at - interval '31 days', finished_at = finished_at - interval '31 days'`,
  );
  await harness.query(`insert into ops.ingest_runs (trigger, triggered_by, status, started_at, finished_at, data_version)
    values ('POLLER', 'test', 'SUCCEEDED', now() - interval '29 days', now() - interval '29 days', 2)`);
  await harness.ingest();
  // 2, 4 and 5 changed nothing; 7 and 8 began and ended a quarantine; 9 is young.
  expect(await readRunIds()).toEqual([1, 3, 6, 7, 8, 9, 10]);
});

test('a run that fails takes no other run away', async () => {
  await harness.serve(makeRecords(20));
  await harness.ingest();
  await harness.query(`update ops.ingest_runs set started_at = started_at - interval '31 days'`);
  harness.upstream.setFault(() => ({ status: 404 }));
  await harness.ingest();
  expect(await readRunIds()).toEqual([1, 2, 3]);
});
