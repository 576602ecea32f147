import { afterEach, expect, test, vi } from 'vitest';
import { WEEKDAY_CALENDAR } from '../ingest';
import { FISCAL_YEARS, leave, person } from './case-records';
import { runCase } from './case-runner';

// Dates, borders of years and time zones: cases from public reports about other systems, from the source's records to answers and files.

afterEach(() => vi.unstubAllEnvs());

test('a leave across the end of a fiscal year counts once in its year, and by date on both sides of the border', () =>
  runCase(async ({ harness, days, flags, query, balance, csv }) => {
    await harness.serve([
      leave({ id: 1, ...FISCAL_YEARS[100], startDate: '2023-07-06', endDate: '2023-07-13', leaveDays: 6 }),
      leave({ id: 2, startDate: '2023-09-04', endDate: '2023-09-04', status: 'REJECTED' }),
    ]);
    expect(await days('FISCAL_YEAR')).toEqual({ 100: 6 });
    const TOTAL = `query ($filter: LeaveFilter) { leaveAggregate(filter: $filter, groupBy: []) { total { leaveDays leaveCount employeeCount } } }`;
    const totalOf = async (filter: object) => (await query(TOTAL, { filter })).leaveAggregate.total;
    expect(await totalOf({})).toEqual({ leaveDays: 6, leaveCount: 1, employeeCount: 1 });
    for (const filter of [{ dateTo: '2023-07-10' }, { dateFrom: '2023-07-11' }]) {
      expect(await days('YEAR_MONTH', { filter })).toEqual({ '2023-07': 3 });
      expect(await totalOf(filter)).toEqual({ leaveDays: 3, leaveCount: 1, employeeCount: 1 });
    }
    expect(await flags()).toEqual([['OUTSIDE_FISCAL_YEAR']]);
    expect(await balance({ person: '7001', year: 100, asOf: '2023-07-13' })).toMatchObject({ taken: 6 });
    expect(await csv('leaves', { dateFrom: '2023-07-11' })).toMatchObject([
      { id: '1', leaveDays: '6', leaveDaysInFilter: '3', isOutsideFiscalYear: 'true' },
    ]);
  }));

test('a holiday that is added after the leave moves one day onto dates off; totals, balances and what was known stay', () =>
  runCase(async ({ harness, days, flags, query, balance, csv }) => {
    const nine = ['12', '13', '14', '15', '19', '20', '21', '22', '23'];
    const on = (list: readonly string[], value: number) => Object.fromEntries(list.map((day) => [`2024-08-${day}`, value]));
    await harness.serve([leave({ id: 1, ...FISCAL_YEARS[103], startDate: '2024-08-12', endDate: '2024-08-25', leaveDays: 10 })]);
    expect(await days('DATE')).toEqual(on([...nine, '16'], 1));
    const [{ at }] = (await harness.query<{ at: Date }>('select max(finished_at) as at from ops.ingest_runs')) as [{ at: Date }];
    await harness.ingest({ calendar: { ...WEEKDAY_CALENDAR, holidays: [{ date: '2024-08-16', name: 'Founders’ Day', part: 'FULL' }] } });
    expect(await days('DATE')).toEqual({ ...on(nine, 1), ...on(['16', '17', '18', '24', '25'], 0.2) });
    expect(await days('WEEKDAY')).toEqual({ 1: 2, 2: 2, 3: 2, 4: 2, 5: 1.2, 6: 0.4, 7: 0.4 });
    expect(await flags()).toEqual([['PRORATED', 'INCLUDES_NON_WORKING']]);
    expect(await days('WEEKDAY', { asKnownAt: at.toISOString() })).toEqual({ 1: 2, 2: 2, 3: 2, 4: 2, 5: 2 });
    expect(await balance({ person: '7001', year: 103, asOf: '2024-09-01' })).toMatchObject({ taken: 10 });
    const CHANGE = `query ($from: DateTime!) { explainChange(fromTime: $from) { before { leaveDays } after { leaveDays } residual } }`;
    expect(await query(CHANGE, { from: at.toISOString() })).toEqual({
      explainChange: { before: { leaveDays: 10 }, after: { leaveDays: 10 }, residual: 0 },
    });
    expect(await csv('leaves')).toMatchObject([{ id: '1', leaveDays: '10', leaveDaysInFilter: '10' }]);
  }));

test.each(['Europe/Paris', 'America/Sao_Paulo', 'Asia/Kathmandu'])('summer time moves no day in %s', (zone) => {
  vi.stubEnv('TZ', zone);
  return runCase(
    async ({ harness, days, csv }) => {
      const year2018 = FISCAL_YEARS[2018];
      await harness.serve([
        leave({ id: 1, ...FISCAL_YEARS[105], startDate: '2026-10-24', endDate: '2026-10-26', leaveDays: 1 }),
        leave({ id: 2, ...FISCAL_YEARS[104], startDate: '2026-03-28', endDate: '2026-03-30', leaveDays: 1 }),
        leave({ id: 3, ...year2018, startDate: '2018-11-02', endDate: '2018-11-05', leaveDays: 2 }),
        // In São Paulo this Sunday had no midnight.
        leave({ id: 4, ...year2018, startDate: '2018-11-04', endDate: '2018-11-04', leaveTypeId: 9, leaveTypeName: 'Duty' }),
      ]);
      const filter = { leaveTypeIds: ['8'] };
      expect(await days('DATE', { filter })).toEqual({ '2026-10-26': 1, '2026-03-30': 1, '2018-11-02': 1, '2018-11-05': 1 });
      expect(await days('WEEKDAY', { filter })).toEqual({ 1: 3, 5: 1 });
      expect(await days('DATE', { filter: { leaveTypeIds: ['9'] } })).toEqual({ '2018-11-04': 1 });
      const dates = Object.fromEntries((await csv('leaves')).map(({ id, startDate, endDate }) => [id, [startDate, endDate]]));
      expect(dates).toMatchObject({ 1: ['2026-10-24', '2026-10-26'], 4: ['2018-11-04', '2018-11-04'] });
    },
    { sourceTimeZone: zone },
  );
});

test('a date is that date in every answer and file, and a request is of the date where the source is', () => {
  vi.stubEnv('TZ', 'America/Los_Angeles');
  return runCase(async ({ harness, days, query, csv, xlsx }) => {
    const requested = '2024-04-14T18:20:00.000Z';
    await harness.serve([
      leave({ id: 1, ...FISCAL_YEARS[103], startDate: '2024-07-16', endDate: '2024-07-16' }),
      leave({
        id: 2,
        startDate: '2024-04-15',
        endDate: '2024-04-15',
        leaveTypeId: 9,
        leaveTypeName: 'Sick',
        createdAt: requested,
        updatedAt: requested,
      }),
    ]);
    expect(await days('WEEKDAY', { filter: { leaveTypeIds: ['8'] } })).toEqual({ 2: 1 });
    expect(await days('DATE')).toEqual({ '2024-07-16': 1, '2024-04-15': 1 });
    const LEAD = `{ leaveAggregate(filter: { leaveTypeIds: ["9"] }, groupBy: []) {
      total { leadTime { medianDays retroactiveCount } requestDates { earliest } }
    } }`;
    expect(await query(LEAD)).toEqual({
      leaveAggregate: { total: { leadTime: { medianDays: 0, retroactiveCount: 0 }, requestDates: { earliest: '2024-04-15' } } },
    });
    const ofOne = { id: '1', startDate: '2024-07-16', endDate: '2024-07-16' };
    expect((await csv('leaves')).find(({ id }) => id === '1')).toMatchObject({ ...ofOne, fiscalYear: '2024/25' });
    const day = new Date('2024-07-16T00:00:00Z');
    expect((await xlsx('leaves')).find(({ id }) => id === '1')).toMatchObject({ id: '1', startDate: day, endDate: day });
  });
});

test('two leaves on one day are 1.5 days of one person, who is away once', () =>
  runCase(async ({ harness, query, absences }) => {
    const sick = { leaveTypeId: 9, leaveTypeName: 'Sick', defaultDays: 12, transferableDays: 0 };
    const week = { startDate: '2024-05-06', endDate: '2024-05-10', leaveDays: 5 };
    const day = { startDate: '2024-05-06', endDate: '2024-05-06' };
    const ONE = `query ($filter: LeaveFilter) { leaveAggregate(filter: $filter, groupBy: []) {
      total { leaveDays leaveCount employeeCount spellCount }
    } }`;
    const totalOf = async (id: string) => (await query(ONE, { filter: { employeeIds: [id] } })).leaveAggregate.total;
    await harness.serve([leave({ id: 1, ...day }), leave({ id: 2, ...sick, ...day, leaveDays: 0.5 })]);
    expect(await totalOf('7001')).toEqual({ leaveDays: 1.5, leaveCount: 2, employeeCount: 1, spellCount: 1 });
    expect(await absences('2024-05-06')).toEqual([{ headcount: 1, awayCount: 1, awayDays: 1, coverage: 0 }]);
    await harness.serve([leave({ id: 3, ...person(2), ...week }), leave({ id: 4, ...person(2), ...sick, ...week })]);
    expect(await totalOf('7002')).toMatchObject({ leaveDays: 10, leaveCount: 2, employeeCount: 1 });
    for (const date of await absences('2024-05-07', '2024-05-10')) expect(date).toMatchObject({ awayCount: 1, awayDays: 1 });
  }));
