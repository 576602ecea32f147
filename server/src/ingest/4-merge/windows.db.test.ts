import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIngestHarness, type IngestHarness } from '../../../test/ingest';
import { makeRecord } from '../../../test/records';

let harness: IngestHarness;
beforeEach(async () => {
  harness = await createIngestHarness();
});
afterEach(() => harness.drop());

const on = (id: number, startDate: string, endDate = startDate) =>
  makeRecord({ id, userId: 1000 + (id % 10), empId: `E${id % 10}`, startDate, endDate, leaveDays: 1 });
const old = Array.from({ length: 15 }, (_, index) => on(1 + index, '2022-03-07'));
const young = Array.from({ length: 105 }, (_, index) => on(101 + index, '2023-09-05'));
const readLeaves = () => harness.query(`select to_jsonb(l) as leave from dbo.employee_leaves l order by leave_id`);

test('a window that is narrowed by a year and then widened moves nothing of the past and retires nothing', async () => {
  expect(await harness.serve([...old, ...young])).toMatchObject({ inserted: 120, outside_window: 0 });
  const before = await readLeaves();

  harness.askFrom('2022-07-17');
  for (const run of [await harness.serve(young), await harness.ingest(), await harness.ingest()])
    expect(run).toMatchObject({
      status: 'SUCCEEDED',
      complete: true,
      retired: 0,
      held_retirements: 0,
      outside_window: 15,
      data_version: '1',
    });
  expect(await readLeaves()).toEqual(before);

  harness.askFrom('2021-07-17');
  for (const run of [await harness.serve([...old, ...young]), await harness.ingest()])
    expect(run).toMatchObject({ status: 'SUCCEEDED', inserted: 0, updated: 0, retired: 0, outside_window: 0, data_version: '1' });
  expect(await readLeaves()).toEqual(before);
});

test('a leave that is missed inside of a narrower window is retired', async () => {
  await harness.serve([...old, ...young]);
  harness.askFrom('2022-07-17');
  await harness.serve(young.slice(1));
  expect(await harness.ingest()).toMatchObject({ retired: 1, outside_window: 15 });
});

test('a leave that crosses the beginning or the end of the window cannot be missed', async () => {
  const crossing = [on(1, '2022-07-15', '2022-07-20'), on(2, '2027-11-01', '2028-01-06'), on(3, '2033-01-05')];
  await harness.serve([...crossing, ...young]);
  harness.askFrom('2022-07-17');
  await harness.serve(young);
  expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', retired: 0, outside_window: 3 });
});

test('a leave that was missed once and is then outside of the window starts over when the window is wide again', async () => {
  await harness.serve([...old, ...young]);
  await harness.serve([...old.slice(1), ...young]);
  harness.askFrom('2022-07-17');
  await harness.serve(young);
  expect(await harness.query('select from ops.missing_records')).toHaveLength(0);
  harness.askFrom('2021-07-17');
  expect(await harness.serve([...old.slice(1), ...young])).toMatchObject({ retired: 0 });
  expect(await harness.ingest()).toMatchObject({ retired: 1 });
});

test('what a person confirmed to be gone is retired although the window has moved away from it', async () => {
  await harness.serve([...old, ...young]);
  await harness.serve([...old.slice(1), ...young]);
  await harness.query(`update ops.missing_records set confirmed_by = 'Ada', confirmed_at = now()`);
  harness.askFrom('2022-07-17');
  expect(await harness.serve(young)).toMatchObject({ retired: 1, outside_window: 14 });
});

test('the same bytes under a wider window are compared again: what was outside may be missing', async () => {
  await harness.serve([...old, ...young]);
  harness.askFrom('2022-07-17');
  await harness.serve(young);
  harness.askFrom('2022-03-01');
  expect(await harness.ingest()).toMatchObject({ unchanged: 105, outside_window: 0, retired: 0 });
  expect(await harness.ingest()).toMatchObject({ retired: 15 });
});

test('a run stores the window that it asked for', async () => {
  harness.askFrom('2022-07-17');
  await harness.serve(young);
  expect(
    await harness.query(
      `select window_start::text as start, window_end - (now() at time zone 'Asia/Kathmandu')::date as ahead from ops.ingest_runs`,
    ),
  ).toEqual([{ start: '2022-07-17', ahead: 365 }]);
});
