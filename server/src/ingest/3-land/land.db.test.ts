import { afterEach, beforeEach, expect, test } from 'vitest';
import { createIngestHarness, type IngestHarness } from '../../../test/ingest';
import { makeRecord, makeRecords } from '../../../test/records';

let harness: IngestHarness;
beforeEach(async () => {
  harness = await createIngestHarness({ pageSize: 50 });
});
afterEach(() => harness.drop());

const records = makeRecords(100);
const readReasons = () =>
  harness.query(
    'select record_id::int as id, reason_code as code, field, last_seen_at is null as open from ops.quarantined_records order by id',
  );

test('one bad record among many is quarantined, its last good form stays, and it closes when it is mended', async () => {
  await harness.serve(records);
  const bad = makeRecord({ ...records[4], status: 'REJECTED', leaveDays: -1 });
  expect(await harness.serve(records.with(4, bad))).toMatchObject({
    status: 'SUCCEEDED',
    unchanged: 99,
    quarantined: 1,
    data_version: '1',
  });
  expect(await readReasons()).toEqual([{ id: 5, code: 'BAD_LEAVE_DAYS', field: 'leaveDays', open: true }]);
  expect(await harness.query('select raw_form, raw_truncated from ops.quarantined_records')).toEqual([
    { raw_form: JSON.stringify(bad), raw_truncated: false },
  ]);
  // Nor does it count as missing, however long it stays bad.
  for (let time = 0; time < 3; time++) expect(await harness.ingest()).toMatchObject({ quarantined: 1, retired: 0 });
  expect(await harness.query('select status, retired_at from dbo.employee_leaves where leave_id = 5')).toEqual([
    { status: 'APPROVED', retired_at: null },
  ]);

  expect(await harness.serve(records.with(4, makeRecord({ ...bad, leaveDays: 1 })))).toMatchObject({
    updated: 1,
    quarantined: 0,
    data_version: '2',
  });
  expect(await readReasons()).toEqual([{ id: 5, code: 'BAD_LEAVE_DAYS', field: 'leaveDays', open: false }]);
  await harness.serve(records.with(4, bad));
  expect(await readReasons()).toEqual([{ id: 5, code: 'BAD_LEAVE_DAYS', field: 'leaveDays', open: true }]);
});

test('an incomplete snapshot closes no quarantine but that of the records it holds', async () => {
  const bad = [makeRecord({ id: 5, leaveDays: -1 }), makeRecord({ id: 6, leaveDays: -1 })];
  await harness.serve([...records.filter(({ id }) => id !== 5 && id !== 6), ...bad]);
  harness.upstream.setFault(() => ({ body: JSON.stringify({ data: records.slice(0, 5), meta: { total: 100 } }) }));
  expect(await harness.ingest()).toMatchObject({ status: 'PARTIAL', complete: false });
  expect((await readReasons()).map(({ id, open }) => ({ id, open }))).toEqual([
    { id: 5, open: false },
    { id: 6, open: true },
  ]);
});

test('5 % bad records are quarantined, one more refuses the run and nothing is written', async () => {
  const withBad = (count: number) =>
    records.map((record, index) =>
      index < count ? makeRecord({ ...record, endDate: '2020-01-01' }) : makeRecord({ ...record, status: 'REJECTED' }),
    );
  await harness.serve(records);
  const before = await harness.readImages();
  const run = await harness.serve(withBad(6));
  expect(run).toMatchObject({ status: 'REFUSED', error_class: 'SUSPICIOUS', received: 0, data_version: null });
  expect(run.error_message).toContain('6 of 100 records are bad (6 × END_BEFORE_START)');
  expect(await harness.readImages()).toEqual(before);
  expect(await harness.serve(withBad(5))).toMatchObject({ status: 'SUCCEEDED', quarantined: 5, updated: 95 });
});

test('any answer that is refused on an empty database leaves it empty', async () => {
  const before = await harness.readImages();
  expect(await harness.serve([{ id: 1 }, ...makeRecords(3)])).toMatchObject({ status: 'REFUSED', error_class: 'SUSPICIOUS' });
  expect(await harness.readImages()).toEqual(before);
});

test('one id twice with one content is collapsed and counted, on one page or on two', async () => {
  const first = records.slice(0, 1);
  expect(await harness.serve([...first, ...first, ...records.slice(1, 40)])).toMatchObject({
    status: 'SUCCEEDED',
    inserted: 40,
    duplicates: 1,
  });
  const across = [...records, ...first];
  // The set may have moved under the paging, and an id that came twice may have hidden another: seen once more, it has not.
  expect(await harness.serve(across)).toMatchObject({ status: 'PARTIAL', complete: false, duplicates: 1, inserted: 60, unchanged: 40 });
  expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', complete: true, duplicates: 1 });
});

test('an id that always stands on two pages does not keep a source that changes from ever being complete, another one does once', async () => {
  const twin = records.slice(0, 1);
  const withTwin = (reason: string) => [...records.map((record, index) => (index === 5 ? { ...record, reason } : record)), ...twin];
  await harness.serve(withTwin('one'));
  await harness.ingest();
  expect(await harness.serve(withTwin('two'))).toMatchObject({ status: 'SUCCEEDED', complete: true, duplicates: 1, updated: 1 });
  const moved = [...withTwin('three'), ...records.slice(7, 8)];
  expect(await harness.serve(moved)).toMatchObject({ status: 'PARTIAL', complete: false, duplicates: 2 });
});

test('one id twice with other content: the newest updatedAt wins, then always the same one, in any order and on any page', async () => {
  const older = makeRecord({ id: 1, reason: 'older', updatedAt: '2024-04-15T09:00:00.000Z' });
  const newer = makeRecord({ id: 1, reason: 'newer', updatedAt: '2024-04-15T10:00:00.000+00:00' });
  const twinA = makeRecord({ id: 2, reason: 'A' });
  const twinB = makeRecord({ id: 2, reason: 'B' });
  const rest = records.slice(2, 60);
  const states: unknown[] = [];
  for (const list of [
    [older, newer, twinA, twinB, ...rest],
    [newer, older, twinB, twinA, ...rest],
    [twinB, older, ...rest, twinA, newer],
    [twinA, newer, ...rest, older, twinB],
  ]) {
    const run = await harness.serve(list);
    expect(run).toMatchObject({ duplicates: 2, received: 62 });
    states.push(await harness.query('select leave_id, reason from dbo.employee_leaves where leave_id < 3 order by 1'));
  }
  expect(states).toEqual(Array(4).fill([{ leave_id: '1', reason: 'newer' }, (states[0] as unknown[])[1]]));
});

test('a bad record beside a good one of the same id: the good one counts, the bad one is quarantined, none is lost', async () => {
  expect(await harness.serve([...records, makeRecord({ id: 1, leaveDays: 0 })])).toMatchObject({
    inserted: 100,
    quarantined: 1,
    duplicates: 0,
  });
});

test('any text comes back byte for byte, and a record may not smuggle anything into another column', async () => {
  const texts = [
    '\\N',
    '\\.',
    'a\tb\nc\rd',
    '\\x41',
    "'; drop table x; --",
    '𝒳 👩‍👩‍👧 नेपाल مرحبا \u202e\u200d\u2028\ufeff',
    '\u0001\u0008\u000b\u001f\u007f',
    '  kept  ',
    '',
  ];
  await harness.serve(texts.map((reason, id) => makeRecord({ id, reason, remarks: reason })));
  const rows = await harness.query<{ reason: string; remarks: string }>(
    'select reason, remarks from dbo.employee_leaves order by leave_id',
  );
  expect(rows).toEqual(texts.map((text) => ({ reason: text, remarks: text })));
});

test('keys that are too long for an index put their record into quarantine, not the run', async () => {
  const noise = Array.from({ length: 6000 }, (_, index) => String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000))).join('');
  const run = await harness.serve([
    ...records,
    makeRecord({ id: 901, departmentDescription: noise }),
    makeRecord({ id: 902, empId: noise }),
    makeRecord({ id: 903, [noise]: 1 }),
  ]);
  expect(run).toMatchObject({ status: 'SUCCEEDED', inserted: 100, quarantined: 3 });
  expect((await readReasons()).map(({ id, code, field }) => [id, code, field])).toEqual([
    [901, 'TOO_LONG', 'departmentDescription'],
    [902, 'TOO_LONG', 'empId'],
    [903, 'TOO_LONG', null],
  ]);
});

test('an unknown field whose very name cannot be stored puts its record into quarantine, not the run', async () => {
  const run = await harness.serve([...records, { ...makeRecord({ id: 901 }), 'a\u0000b': 1 }, { ...makeRecord({ id: 902 }), '\ud800': 1 }]);
  expect(run).toMatchObject({ status: 'SUCCEEDED', inserted: 100, quarantined: 2 });
  expect((await readReasons()).map(({ id, code, field }) => [id, code, field])).toEqual([
    [901, 'BAD_TEXT', null],
    [902, 'BAD_TEXT', null],
  ]);
});

test('a 10 MB reason is quarantined with the beginning of its raw form', async () => {
  expect(await harness.serve([...records.slice(0, 40), makeRecord({ id: 900, reason: 'x'.repeat(10_000_000) })])).toMatchObject({
    inserted: 40,
    quarantined: 1,
  });
  expect(await harness.query('select reason_code, field, length(raw_form) as length, raw_truncated from ops.quarantined_records')).toEqual([
    { reason_code: 'TOO_LONG', field: 'reason', length: 65_536, raw_truncated: true },
  ]);
});

test('a column that a later migration adds to raw leaves the history in its columns', async () => {
  await harness.serve(records);
  for (const table of ['imported', 'superseded'])
    await harness.query(`alter table raw.${table}_leave_information add column later text default 'later'`);
  expect(await harness.serve(records.with(0, makeRecord({ ...records[0], status: 'REJECTED' })))).toMatchObject({ updated: 1 });
  expect(
    await harness.query('select status, run_id::int as run, valid_to_run_id::int as valid_to, later from raw.superseded_leave_information'),
  ).toEqual([{ status: 'APPROVED', run: 1, valid_to: 2, later: 'later' }]);
});
