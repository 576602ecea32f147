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

const age = (days: number) =>
  harness.query(
    `update ops.ingest_runs set started_at = started_at - $1 * interval '1 day', finished_at = finished_at - $1 * interval '1 day'`,
    [days],
  );

test('polls while retirements are held go as those that changed nothing, and what is held stays', async () => {
  const records = makeRecords(60);
  await harness.serve(records);
  await harness.serve(records.slice(30));
  for (let time = 0; time < 3; time++) expect(await harness.ingest()).toMatchObject({ status: 'PARTIAL', held_retirements: 30 });
  await age(31);
  expect(await harness.ingest()).toMatchObject({ status: 'PARTIAL', held_retirements: 30 });
  // 2 was the first to miss the records.
  expect(await readRunIds()).toEqual([1, 2, 6]);
  await harness.query(`update ops.missing_records set confirmed_by = 'Ada', confirmed_at = now()`);
  expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', retired: 30 });
});

test('of a source that never sends all that it announces, the last complete run stays: it saw the records that are missing since', async () => {
  const records = makeRecords(60);
  await harness.serve(records);
  await harness.ingest();
  await harness.ingest();
  harness.upstream.setFault(() => ({ body: JSON.stringify({ data: records, meta: { total: 61 } }) }));
  for (let time = 0; time < 3; time++) expect(await harness.ingest()).toMatchObject({ status: 'PARTIAL', complete: false });
  await age(31);
  await harness.ingest();
  // 4 brought the bytes that come since.
  expect(await readRunIds()).toEqual([1, 3, 4, 7]);
  harness.upstream.setFault(undefined);
  await harness.serve(records.slice(1));
  expect(await harness.query('select last_seen_run_id::int as run from raw.imported_leave_information where record_id = 1')).toEqual([
    { run: 3 },
  ]);
});
