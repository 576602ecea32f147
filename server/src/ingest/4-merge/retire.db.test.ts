import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIngestHarness, type IngestHarness } from '../../../test/ingest';
import { makeRecord, makeRecords } from '../../../test/records';

let harness: IngestHarness;
beforeEach(async () => {
  harness = await createIngestHarness({ pageSize: 100 });
});
afterEach(() => harness.drop());

const records = makeRecords(60);
const readRetired = async () =>
  (await harness.query<{ id: number }>('select leave_id::int as id from dbo.employee_leaves where retired_at is not null order by 1')).map(
    ({ id }) => id,
  );

test('a leave that is gone is retired by the second complete snapshot without it, also when that is byte for byte the first', async () => {
  await harness.serve(records);
  expect(await harness.serve(records.slice(1))).toMatchObject({ status: 'SUCCEEDED', unchanged: 59, retired: 0, data_version: '1' });
  expect(await readRetired()).toEqual([]);
  const heard = await harness.notificationsOf('data_version_changed', async () => {
    expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', unchanged: 59, retired: 1, data_version: '2' });
  });
  expect(heard).toEqual(['2']);
  expect(await readRetired()).toEqual([1]);
  expect(await harness.query('select count(*)::int from dbo.employee_leaves')).toEqual([{ count: 60 }]);
});

test('a leave that is gone is retired by a second snapshot that differs from the first', async () => {
  await harness.serve(records);
  await harness.serve(records.slice(1));
  expect(await harness.serve([...records.slice(1), makeRecord({ id: 700 })])).toMatchObject({
    status: 'SUCCEEDED',
    inserted: 1,
    retired: 1,
  });
  expect(await readRetired()).toEqual([1]);
});

test('a leave that was away for one snapshot is as if it had never been', async () => {
  await harness.serve(records);
  await harness.serve(records.slice(1));
  expect(await harness.serve(records)).toMatchObject({ status: 'SUCCEEDED', unchanged: 60, retired: 0, data_version: '1' });
  expect(await harness.serve(records.slice(1))).toMatchObject({ retired: 0 });
  expect(await harness.query('select missed_snapshots from ops.missing_records')).toEqual([{ missed_snapshots: 1 }]);
});

test('a retired leave comes back, and the history has each content with the runs between which it held', async () => {
  const changed = records.with(0, makeRecord({ ...records[0], status: 'CANCELLED' }));
  await harness.serve(records);
  await harness.serve(changed);
  await harness.serve(changed.slice(1));
  await harness.ingest();
  expect(await harness.serve(changed)).toMatchObject({ status: 'SUCCEEDED', updated: 1, unchanged: 59 });
  expect(await readRetired()).toEqual([]);
  expect(await harness.query('select status from dbo.employee_leaves where leave_id = 1')).toEqual([{ status: 'CANCELLED' }]);
  expect(
    await harness.query(`select status, valid_from_run_id::int as from, valid_to_run_id::int as to, first_seen_run_id::int as first
      from raw.leave_record_versions where record_id = 1 order by valid_from_run_id`),
  ).toEqual([
    { status: 'APPROVED', from: 1, to: 2, first: 1 },
    { status: 'CANCELLED', from: 2, to: 4, first: 1 },
    { status: 'CANCELLED', from: 5, to: null, first: 1 },
  ]);
});

test('an employee goes with the last leave and comes back with the first', async () => {
  const guest = makeRecord({ id: 500, empId: 'GUEST', userId: 500 });
  const read = () => harness.query(`select retired_at is not null as retired from dbo.employees where employee_id = 'GUEST'`);
  await harness.serve([...records, guest]);
  await harness.serve(records);
  await harness.ingest();
  expect(await read()).toEqual([{ retired: true }]);
  await harness.serve([...records, guest]);
  expect(await read()).toEqual([{ retired: false }]);
});

test('more than 20 missing: changes arrive, the run is PARTIAL, nothing retires until a person confirms', async () => {
  await harness.serve(records);
  const half = records.slice(30).map((record) => makeRecord({ ...record, status: 'REJECTED' }));
  expect(await harness.serve(half)).toMatchObject({
    status: 'PARTIAL',
    complete: true,
    updated: 30,
    retired: 0,
    held_retirements: 30,
    error_class: null,
    error_message: '30 records are missing at once, more than 20 and 5 % of all: their retirement waits for confirmation',
  });
  expect(await harness.ingest()).toMatchObject({ status: 'PARTIAL', unchanged: 30, retired: 0, held_retirements: 30 });
  expect(await readRetired()).toEqual([]);

  await harness.query(`update ops.missing_records set confirmed_by = 'Ada', confirmed_at = now()`);
  expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', retired: 30, held_retirements: 0 });
  expect(await readRetired()).toHaveLength(30);
});

test('exactly 20 missing are retired as usual', async () => {
  await harness.serve(records);
  const left = records.slice(20);
  expect(await harness.serve(left)).toMatchObject({ status: 'SUCCEEDED', held_retirements: 0 });
  expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', retired: 20 });
});

test('held retirements are released when most of the records came back', async () => {
  await harness.serve(records);
  await harness.serve(records.slice(30));
  await harness.ingest();
  expect(await harness.serve(records.slice(5))).toMatchObject({ status: 'SUCCEEDED', retired: 5, held_retirements: 0 });
  expect(await readRetired()).toEqual([1, 2, 3, 4, 5]);
});

test('while retirements are held, the same snapshot again and again rewrites no row', async () => {
  await harness.serve(records);
  await harness.serve(records.slice(30));
  await harness.ingest();
  const before = await harness.readImages();
  for (let time = 0; time < 3; time++) expect(await harness.ingest()).toMatchObject({ status: 'PARTIAL', held_retirements: 30 });
  expect(await harness.readImages()).toEqual(before);
});

test('no records at all is refused where there are some, and changes nothing', async () => {
  await harness.serve(records);
  const before = await harness.readImages();
  for (const body of [
    '{"data": []}',
    '{"data": [], "meta": {"total": 0, "size": 0, "page": 1}}',
    '{"data": null}',
    '{"data": null, "meta": {"total": 60}}',
  ]) {
    harness.upstream.setFault(() => ({ body }));
    expect(await harness.ingest()).toMatchObject({ status: 'REFUSED', error_class: 'SUSPICIOUS', data_version: null });
  }
  expect(await harness.readImages()).toEqual(before);
});

test('no records at all is taken where there are none, and null is not', async () => {
  expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', received: 0, data_version: '0' });
  harness.upstream.setFault(() => ({ body: '{"data": null}' }));
  expect(await harness.ingest()).toMatchObject({ status: 'FAILED', error_class: 'FORMAT' });
  harness.upstream.setFault(undefined);
  expect(await harness.serve(records)).toMatchObject({ status: 'SUCCEEDED', inserted: 60 });
});

const unreadable = makeRecord({ id: null, reason: 'no id' });
const readHeld = () => harness.query('select record_id::int as id from ops.missing_records where is_held order by 1');

test('a record that is missed after an unreadable one was there with it is retired as usual', async () => {
  await harness.serve([...records, unreadable]);
  expect(await harness.serve([...records.slice(1), unreadable])).toMatchObject({ status: 'SUCCEEDED', held_retirements: 0, retired: 0 });
  expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', complete: true, quarantined: 1, retired: 1, error_message: null });
  expect(await readRetired()).toEqual([1]);
});

test('a record that was missed before an unreadable one came is retired as usual', async () => {
  await harness.serve(records);
  await harness.serve(records.slice(1));
  expect(await harness.serve([...records.slice(1), unreadable])).toMatchObject({ status: 'SUCCEEDED', quarantined: 1, retired: 1 });
  expect(await readRetired()).toEqual([1]);
});

test('a record that is missed since an unreadable one came is held, and the run gives the reason', async () => {
  await harness.serve(records);
  const snapshot = [...records.slice(1), makeRecord({ id: 'one' })];
  for (let time = 0; time < 3; time++) {
    expect(await harness.serve(snapshot)).toMatchObject({
      status: 'PARTIAL',
      complete: true,
      quarantined: 1,
      unchanged: 59,
      retired: 0,
      held_retirements: 1,
      error_class: null,
      error_message: '1 missing record is not retired: it may be a quarantined record without a readable id',
    });
  }
  expect(
    await harness.query('select record_id, record_key = content_hash as by_hash, reason_code, field from ops.quarantined_records'),
  ).toEqual([{ record_id: null, by_hash: true, reason_code: 'WRONG_TYPE', field: 'id' }]);
  // What was present together with it is none of its business, in the same snapshots.
  await harness.serve(snapshot.slice(1));
  expect(await harness.ingest()).toMatchObject({ status: 'PARTIAL', retired: 1, held_retirements: 1 });
  expect([await readRetired(), await readHeld()]).toEqual([[2], [{ id: 1 }]]);

  expect(await harness.serve(records.slice(2))).toMatchObject({
    status: 'SUCCEEDED',
    retired: 1,
    held_retirements: 0,
    error_message: null,
  });
  expect(await readRetired()).toEqual([1, 2]);
});

test('a run that is not complete does not show that a record was there together with an unreadable one', async () => {
  await harness.serve(records);
  const parts = [...records.slice(1, 20), unreadable];
  harness.upstream.setFault(() => ({ body: JSON.stringify({ data: parts, meta: { total: 60 } }) }));
  expect(await harness.ingest()).toMatchObject({ status: 'PARTIAL', complete: false });
  harness.upstream.setFault(undefined);
  await harness.serve([...records.slice(1), unreadable]);
  expect(await harness.ingest()).toMatchObject({ status: 'PARTIAL', retired: 0, held_retirements: 1 });
});

test('an unreadable record that comes back may be what is missed since then', async () => {
  await harness.serve([...records, unreadable]);
  await harness.serve(records);
  await harness.serve([...records.slice(1), unreadable]);
  expect(await harness.ingest()).toMatchObject({ status: 'PARTIAL', retired: 0, held_retirements: 1 });
});

test('a person who confirms it retires a record that may be the unreadable one', async () => {
  await harness.serve(records);
  expect(await harness.serve([...records.slice(1), unreadable])).toMatchObject({ status: 'PARTIAL', held_retirements: 1 });
  await harness.query(`update ops.missing_records set confirmed_by = 'Ada', confirmed_at = now() where is_held`);
  expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', retired: 1, held_retirements: 0 });
});

test('an incomplete snapshot retires nothing, not even what was missed twice before', async () => {
  await harness.serve(records);
  await harness.serve(records.slice(30));
  await harness.ingest();
  const partial = records.slice(10);
  harness.upstream.setFault(() => ({ body: JSON.stringify({ data: partial, meta: { total: 60 } }) }));
  expect(await harness.ingest()).toMatchObject({
    status: 'PARTIAL',
    complete: false,
    received: 50,
    retired: 0,
    error_message: expect.stringContaining('Page 2 holds no record that an earlier page does not hold'),
  });
  expect(await readRetired()).toEqual([]);
  harness.upstream.setFault(undefined);
  expect(await harness.serve(partial)).toMatchObject({ status: 'SUCCEEDED', retired: 10 });
});

test('a retirement of its newest record changes the dates of a fiscal year, also under an unchanged snapshot', async () => {
  const leave = makeRecord({ id: 1 });
  const newest = makeRecord({ id: 2, updatedAt: '2024-06-01T00:00:00.000Z', fiscalEndDate: '2024-06-30T00:00:00.000Z' });
  const read = () => harness.query('select end_date::text from dbo.fiscal_year');
  await harness.serve([leave, newest]);
  expect(await read()).toEqual([{ end_date: '2024-06-30' }]);
  await harness.serve([leave]);
  expect(await harness.ingest()).toMatchObject({ retired: 1 });
  expect(await read()).toEqual([{ end_date: '2024-07-15' }]);
});

test('when a record was last seen is kept while it is missing, and cleared when it is back', async () => {
  const read = () => harness.query('select last_seen_run_id::int as run from raw.imported_leave_information where record_id = 1');
  await harness.serve(records);
  await harness.ingest();
  await harness.serve(records.slice(1));
  expect(await read()).toEqual([{ run: 2 }]);
  await harness.serve(records);
  expect(await read()).toEqual([{ run: null }]);
});

test('a manager and an issuer keep name and email when their own last leave is gone', async () => {
  const manager = makeRecord({
    id: 1,
    userId: 207,
    empId: '7',
    firstName: 'Ira',
    lastName: 'Vance',
    email: 'ira.vance@example.com',
    teamManagerId: null,
  });
  const named = { teamManagerId: 207, leaveIssuerId: null, currentLeaveIssuerId: 207, currentLeaveIssuerEmail: null };
  const others = makeRecords(31, () => named).slice(1);
  await harness.serve([manager, ...others]);
  const readPeople = () =>
    harness.query(`select t.name, t.email, i.first_name, i.last_name, i.email as issuer_email
      from dbo.team_managers t join dbo.leave_issuer i on i.leave_issuer_id = t.team_manager_id where t.team_manager_id = 207`);
  const known = await readPeople();
  expect(known).toEqual([
    { name: 'Ira Vance', email: 'ira.vance@example.com', first_name: 'Ira', last_name: 'Vance', issuer_email: 'ira.vance@example.com' },
  ]);
  await harness.serve(others);
  expect(await harness.ingest()).toMatchObject({ retired: 1 });
  expect(await readPeople()).toEqual(known);
});
