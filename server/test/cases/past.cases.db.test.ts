import { expect, test } from 'vitest';
import { FISCAL_YEARS, leave, person } from './case-records';
import { runCase } from './case-runner';

test('a window that is narrowed and widened again moves nothing of the past', async () => {
  const old = Array.from({ length: 15 }, (_, at) => {
    const date = `2021-${at < 8 ? '09' : '11'}-0${1 + (at % 8)}`;
    return leave({ id: 1 + at, ...person(1 + at), ...FISCAL_YEARS[99], startDate: date, endDate: date });
  });
  const young = Array.from({ length: 105 }, (_, at) =>
    leave({ id: 101 + at, ...person(1 + (at % 15)), ...FISCAL_YEARS[100], startDate: '2022-09-05', endDate: '2022-09-05' }),
  );
  await runCase(async ({ harness, days, query }) => {
    await harness.serve([...old, ...young]);
    expect(await days('FISCAL_YEAR')).toEqual({ 99: 15, 100: 105 });
    harness.askFrom('2022-07-17');
    const narrow = [await harness.serve(young.slice(1)), await harness.ingest(), await harness.ingest()];
    expect(narrow.reduce((sum, { retired }) => sum + retired, 0)).toBe(1);
    expect(await days('FISCAL_YEAR')).toEqual({ 99: 15, 100: 104 });
    expect(await query('{ dataStatus { windowStart outsideWindowCount } }')).toEqual({
      dataStatus: { windowStart: '2022-07-17', outsideWindowCount: 15 },
    });
    harness.askFrom('2021-07-17');
    for (const run of [await harness.serve([...old, ...young.slice(1)]), await harness.ingest(), await harness.ingest()])
      expect(run).toMatchObject({ inserted: 0, retired: 0 });
    expect(await days('FISCAL_YEAR')).toEqual({ 99: 15, 100: 104 });
  });
}, 120_000);

test('a person whose records vanish stays in the report of last year until somebody decides', async () => {
  const three = [
    ['2023-01-02', '2023-01-06', 5],
    ['2023-02-06', '2023-02-08', 3],
    ['2023-03-06', '2023-03-07', 2],
  ] as const;
  const all = Array.from({ length: 10 }, (_, n) =>
    three.map(([startDate, endDate, leaveDays], at) =>
      leave({ id: 1 + n * 3 + at, ...person(1 + n), ...FISCAL_YEARS[100], startDate, endDate, leaveDays }),
    ),
  ).flat();
  const TOTAL =
    'query ($asKnownAt: DateTime) { leaveAggregate(groupBy: [], asKnownAt: $asKnownAt) { total { leaveDays leaveCount employeeCount } } }';
  const whole = { leaveAggregate: { total: { leaveDays: 100, leaveCount: 30, employeeCount: 10 } } };
  await runCase(async ({ harness, query, absences }) => {
    await harness.serve(all);
    const [{ at }] = (await harness.query<{ at: Date }>('select max(finished_at) as at from ops.ingest_runs')) as [{ at: Date }];
    for (const run of [await harness.serve(all.slice(3)), await harness.ingest(), await harness.ingest()]) expect(run.retired).toBe(0);
    expect(await query(TOTAL)).toEqual(whole);
    expect(await query('{ dataStatus { heldRetirementCount } }')).toEqual({ dataStatus: { heldRetirementCount: 3 } });
    expect(await query(TOTAL, { asKnownAt: at.toISOString() })).toEqual(whole);

    // Left: the leave stays, and the person is there up to the last date of it. Removed, another one, in another run: nothing stays.
    const decide = (id: string, as: string) =>
      query('mutation ($ids: [ID!]!, $as: VanishedAs!) { resolveVanishedPeople(employeeIds: $ids, as: $as) }', { ids: [id], as });
    await decide('7001', 'LEFT');
    expect(await harness.serve(all.slice(6))).toMatchObject({ retired: 0 });
    expect(await query(TOTAL)).toEqual(whole);
    expect(await absences('2023-03-07', '2023-03-08')).toMatchObject([
      { headcount: 10, awayCount: 10, awayDays: 10 },
      { headcount: 9, awayCount: 0 },
    ]);
    await decide('7002', 'REMOVED');
    expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', retired: 3, held_retirements: 0 });
    expect(await query(TOTAL)).toEqual({ leaveAggregate: { total: { leaveDays: 90, leaveCount: 27, employeeCount: 9 } } });
    expect(await absences('2023-03-07', '2023-03-08')).toMatchObject([{ headcount: 9 }, { headcount: 8 }]);
    expect(await query(TOTAL, { asKnownAt: at.toISOString() })).toEqual(whole);
  });
});

test('leave that is cancelled after it was approved counts no more, also where updatedAt does not move; before, it did', async () => {
  const first = [leave({ id: 1, endDate: '2023-08-08', leaveDays: 2 }), leave({ id: 2, ...person(2) })];
  await runCase(async ({ harness, days, query, balance }) => {
    await harness.serve(first);
    expect(await days('STATUS')).toEqual({ APPROVED: 3 });
    const [{ at }] = (await harness.query<{ at: Date }>('select max(finished_at) as at from ops.ingest_runs')) as [{ at: Date }];
    expect(await harness.serve([{ ...first[0], status: 'CANCELLED' }, first[1] ?? {}])).toMatchObject({
      updated: 1,
      inserted: 0,
      retired: 0,
    });
    expect(await days('STATUS', { filter: { statuses: ['APPROVED', 'CANCELLED'] } })).toEqual({ APPROVED: 1, CANCELLED: 2 });
    expect(await days('STATUS', { asKnownAt: at.toISOString() })).toEqual({ APPROVED: 3 });
    expect(await query('{ leaves(filter: { statuses: [CANCELLED] }) { nodes { id history { status changed } } } }')).toEqual({
      leaves: {
        nodes: [
          {
            id: '1',
            history: [
              { status: 'APPROVED', changed: [] },
              { status: 'CANCELLED', changed: ['STATUS'] },
            ],
          },
        ],
      },
    });
    expect(await balance({ person: '7001', year: 101, asOf: '2024-01-01' })).toMatchObject({ taken: 0, available: 13 });
  });
});

test('a record of negative days is put aside with its field, and the others go in', async () => {
  const fillers = Array.from({ length: 25 }, (_, at) => leave({ id: 90_001 + at, ...person(501 + at), status: 'REJECTED' }));
  const dates = { startDate: '2022-05-27', endDate: '2022-05-27' };
  await runCase(async ({ harness, query }) => {
    const run = await harness.serve([
      leave({ id: 1, ...FISCAL_YEARS[99], ...dates, endDate: '2022-05-29', leaveDays: -1 }),
      leave({ id: 2, ...person(2), ...FISCAL_YEARS[99], ...dates }),
      ...fillers,
    ]);
    expect(run).toMatchObject({ status: 'SUCCEEDED', quarantined: 1, inserted: 26 });
    expect(await query('{ quarantinedRecords { nodes { recordId field } } }')).toEqual({
      quarantinedRecords: { nodes: [{ recordId: '1', field: 'leaveDays' }] },
    });
    expect(await query('{ leaveAggregate(groupBy: []) { total { leaveDays leaveCount } } }')).toEqual({
      leaveAggregate: { total: { leaveDays: 1, leaveCount: 1 } },
    });
  });
});

test('a group of five does not give a VIEWER the days of the one who has most, here or through other figures', async () => {
  const small = [0.5, 0.5, 0.5, 0.5, 20].map((leaveDays, at) =>
    leave({
      id: 1 + at,
      ...person(1 + at),
      departmentDescription: 'Mobile',
      startDate: '2024-03-01',
      endDate: leaveDays > 1 ? '2024-03-28' : '2024-03-01',
      leaveDays,
    }),
  );
  const others = Array.from({ length: 12 }, (_, at) =>
    leave({
      id: 50 + at,
      ...person(21 + at),
      departmentDescription: 'Support',
      startDate: '2024-03-04',
      endDate: '2024-03-05',
      leaveDays: 2,
    }),
  );
  const QUERY =
    '{ leaveAggregate(groupBy: [DEPARTMENT]) { total { leaveDays } rows { keys { label } measures { leaveDays employeeCount } } } }';
  await runCase(async ({ harness, query }) => {
    await harness.serve([...small, ...others]);
    const read = async (role: 'ANALYST' | 'VIEWER') => {
      const { total, rows } = (await query(QUERY, {}, role)).leaveAggregate;
      // biome-ignore lint/suspicious/noExplicitAny: an answer
      const cells: Record<string, any> = { total: total.leaveDays };
      for (const { keys, measures } of rows) cells[keys[0].label] = measures;
      return cells;
    };
    expect(await read('ANALYST')).toMatchObject({
      Mobile: { leaveDays: 22, employeeCount: 5 },
      Support: { leaveDays: 24, employeeCount: 12 },
    });
    const seen = await read('VIEWER');
    expect(seen.Mobile.leaveDays).toBeNull();
    expect(seen.total === null || seen.Support.leaveDays === null).toBe(true);
  });
});
