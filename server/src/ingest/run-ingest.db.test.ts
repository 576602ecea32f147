import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIngestHarness, type IngestHarness } from '../../test/ingest';
import { inOlderSpelling, makeRecord, makeRecords, shuffleKeys, type TestRecord } from '../../test/records';

let shared: IngestHarness;
beforeAll(async () => {
  shared = await createIngestHarness();
});
afterAll(() => shared.drop());

test('the same snapshot a hundred times rewrites no row, moves no data version and notifies nobody', { timeout: 60_000 }, async () => {
  const harness = await createIngestHarness({ pageSize: 20 });
  try {
    const records = makeRecords(60, (id) => (id === 60 ? { leaveDays: -1 } : {}));
    expect(await harness.serve([...records, ...records.slice(0, 1)])).toMatchObject({ inserted: 59, quarantined: 1, duplicates: 1 });
    // The duplicate stands on two pages: only a second look shows that the set does not move.
    expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', unchanged: 59, data_version: '1' });
    const before = await harness.readImages();
    const heard = await harness.notificationsOf('data_version_changed', async () => {
      for (let time = 0; time < 100; time++) {
        const run = await harness.ingest();
        expect(run).toMatchObject({ status: 'SUCCEEDED', received: 61, unchanged: 59, quarantined: 1, duplicates: 1, data_version: '1' });
      }
    });
    expect(await harness.readImages()).toEqual(before);
    expect(heard).toEqual([]);
  } finally {
    await harness.drop();
  }
});

test('the same records in other bytes, order and spelling rewrite nothing but the memory of the page', async () => {
  const records = makeRecords(40);
  await shared.serve(records);
  const { 'ops.snapshot_pages': pages, ...before } = await shared.readImages();
  const run = await shared.serve(records.map((record) => shuffleKeys(inOlderSpelling(record), 7)).toReversed());
  const { 'ops.snapshot_pages': changedPages, ...after } = await shared.readImages();
  expect(run).toMatchObject({ status: 'SUCCEEDED', unchanged: 40, updated: 0, inserted: 0 });
  expect(after).toEqual(before);
  expect(changedPages).not.toEqual(pages);
});

test('a change moves the data version once and notifies its listeners', async () => {
  const records = makeRecords(40);
  const { data_version: before } = await shared.serve(records);
  const next = String(Number(before) + 1);
  const heard = await shared.notificationsOf('data_version_changed', async () => {
    expect(await shared.serve(records.with(3, makeRecord({ ...records[3], status: 'REJECTED' })))).toMatchObject({
      data_version: next,
      updated: 1,
    });
  });
  expect(heard).toEqual([next]);
});

test('after a first load the planner knows what the tables hold', async () => {
  const harness = await createIngestHarness();
  try {
    await harness.serve(makeRecords(60));
    const known = await harness.query<{ relation: string }>(
      `select distinct schemaname || '.' || tablename as relation from pg_stats where schemaname in ('dbo', 'raw')`,
    );
    expect(known.map(({ relation }) => relation)).toEqual(
      expect.arrayContaining(['dbo.employee_leaves', 'dbo.employees', 'raw.imported_leave_information']),
    );
  } finally {
    await harness.drop();
  }
});

test('a dry run writes nothing and counts what the next run then does', async () => {
  const harness = await createIngestHarness();
  try {
    const records = makeRecords(60);
    const counts = (run: object) => {
      const { received, inserted, updated, unchanged, quarantined, duplicates, retired, held_retirements, status } = run as Record<
        string,
        unknown
      >;
      return { received, inserted, updated, unchanged, quarantined, duplicates, retired, held_retirements, status };
    };
    const changed = [
      ...records.slice(2, 50).map((record) => makeRecord({ ...record, status: 'CANCELLED', planet: 'Mars' })),
      makeRecord({ id: 900, leaveDays: -1 }),
      makeRecord({ id: 901 }),
      makeRecord({ id: 901 }),
    ];
    const withoutMany = records.slice(30);
    for (const list of [records, changed, changed, withoutMany, records]) {
      harness.upstream.setRecords(list);
      const before = await harness.readImages();
      const dry = await harness.ingest({ dryRun: true });
      expect(await harness.readImages()).toEqual(before);
      expect(dry).toMatchObject({ dry_run: true, data_version: null });
      expect(counts(await harness.ingest())).toEqual(counts(dry));
    }
  } finally {
    await harness.drop();
  }
});

test('the older spelling, in any order of keys and records, ends in the state of the newer one', async () => {
  const records = makeRecords(30, (id) => ({ remarks: id % 2 ? 'Fine' : null, leaveIssuerMiddleName: id % 3 ? 'Jo' : null }));
  const [newer, older] = await Promise.all([createIngestHarness({ records }), createIngestHarness()]);
  try {
    await Promise.all([
      newer.ingest(),
      older.serve(records.map((record, index) => shuffleKeys(inOlderSpelling(record), index + 1)).toReversed()),
    ]);
    expect(await older.readState()).toEqual(await newer.readState());
  } finally {
    await Promise.all([newer.drop(), older.drop()]);
  }
});

test('a field that nobody knows is kept, and reported as drift once', async () => {
  const records = makeRecords(20);
  await shared.serve(records);
  const drifted = records.map((record): TestRecord => ({ ...record, moonPhase: { name: 'full' } }));
  const warnings = () => shared.logLines.filter((line) => line.includes('unknown here')).length;
  const before = warnings();
  expect(await shared.serve(drifted)).toMatchObject({ status: 'SUCCEEDED', updated: 20, quarantined: 0 });
  expect(await shared.serve(drifted.with(0, { ...makeRecord(drifted[0]), status: 'CANCELLED' }))).toMatchObject({ updated: 1 });
  expect(warnings() - before).toBe(1);
  expect(await shared.query('select field from ops.drift_fields')).toEqual([{ field: 'moonPhase' }]);
  expect(await shared.query('select unknown_fields from raw.imported_leave_information where record_id = 1')).toEqual([
    { unknown_fields: '{"moonPhase":{"name":"full"}}' },
  ]);
});

test('a change of the working calendar moves the data version under an unchanged snapshot, once', async () => {
  const harness = await createIngestHarness({
    records: [makeRecord({ id: 1, startDate: '2024-04-22', endDate: '2024-04-23', leaveDays: 1 })],
  });
  try {
    await harness.ingest();
    const calendar = { workingWeeks: [{ from: null, days: ['mon'] as const }], holidays: [] };
    expect(await harness.ingest({ calendar })).toMatchObject({ status: 'SUCCEEDED', unchanged: 1, data_version: '2' });
    expect(
      await harness.query(
        `select calendar_date::text as date, is_working_day from ops.calendar_dates
         where calendar_date between '2024-04-22' and '2024-04-23' order by 1`,
      ),
    ).toEqual([
      { date: '2024-04-22', is_working_day: true },
      { date: '2024-04-23', is_working_day: false },
    ]);
    expect(await harness.query(`select is_working_day from ops.superseded_calendar_dates where calendar_date = '2024-04-23'`)).toEqual([
      { is_working_day: true },
    ]);
    const images = await harness.readImages();
    expect(await harness.ingest({ calendar })).toMatchObject({ data_version: '2' });
    expect(await harness.readImages()).toEqual(images);
  } finally {
    await harness.drop();
  }
});

test('over any snapshots, every record is accounted for and the state is that of the last one only', { timeout: 60_000 }, async () => {
  const id = fc.integer({ min: 1, max: 60 });
  const good: fc.Arbitrary<TestRecord> = fc
    .record({
      id,
      status: fc.constantFrom('REQUESTED', 'APPROVED', 'SOMETHING'),
      empId: fc.constantFrom('E1', 'E2', 'E3'),
      departmentDescription: fc.constantFrom('Engineering', 'Design', null),
      currentLeaveIssuerId: fc.constantFrom(208, 209, null),
      updatedAt: fc.constantFrom('2024-04-15T09:00:00.000Z', '2024-04-16T09:00:00.000Z', null),
    })
    .map((overrides) => makeRecord({ ...overrides, userId: Number(overrides.empId.slice(1)) }));
  const bad = fc.constantFrom<object>({ id: 5, nonsense: true }, makeRecord({ id: 6, leaveDays: 0 }), { nonsense: true });
  // Half of the list is new each time, so the limit of 5 % does not decide for every run.
  const snapshot = fc
    .tuple(fc.array(good, { minLength: 20, maxLength: 60 }), fc.array(bad, { maxLength: 1 }), fc.boolean())
    .map(([goods, bads, isRepeated]) => [...goods, ...bads, ...(isRepeated ? goods.slice(0, 3) : [])]);
  await fc.assert(
    fc.asyncProperty(fc.array(snapshot, { minLength: 2, maxLength: 3 }), async (snapshots) => {
      const harness = await createIngestHarness({ pageSize: 25 });
      try {
        for (const records of snapshots) {
          const run = await harness.serve(records);
          expect(run.status).toMatch(/SUCCEEDED|PARTIAL/);
          expect(run.received).toBe(records.length);
          expect(run.inserted + run.updated + run.unchanged + run.quarantined + run.duplicates).toBe(records.length);
          const ids = new Set(
            records
              .filter((record) => 'status' in record && (record as TestRecord).leaveDays === 1)
              .map((record) => (record as TestRecord).id),
          );
          const held = await harness.query<{ id: number }>(
            `select record_id::int as id from raw.imported_leave_information i
             where retired_at is null and not exists (select from ops.missing_records m where m.record_id = i.record_id)`,
          );
          const known = new Set(held.map((row) => row.id));
          expect([...ids].filter((one) => !known.has(one as number))).toEqual([]);
        }
        const last = snapshots.at(-1) ?? [];
        const mine = await harness.query(
          'select leave_id, status, employee_id, leave_issuer_id from dbo.employee_leaves where leave_id = any($1) order by 1',
          [last.map((record) => (record as TestRecord).id ?? 0)],
        );
        const fresh = await createIngestHarness({ records: last, pageSize: 25 });
        try {
          await fresh.ingest();
          const theirs = await fresh.query('select leave_id, status, employee_id, leave_issuer_id from dbo.employee_leaves order by 1');
          // A known record that turned bad keeps its last good form, which the fresh database never had.
          const badIds = new Set(
            last
              .filter((record) => !('status' in record) || (record as TestRecord).leaveDays !== 1)
              .map((record) => String((record as TestRecord).id)),
          );
          const withoutBad = (rows: Record<string, unknown>[]) => rows.filter((row) => !badIds.has(String(row.leave_id)));
          expect(withoutBad(mine)).toEqual(withoutBad(theirs));
        } finally {
          await fresh.drop();
        }
      } finally {
        await harness.drop();
      }
    }),
    { numRuns: 4 },
  );
});
