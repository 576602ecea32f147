import { expect, test } from 'vitest';
import type { RosterCalendar } from '../../src/domain/workforce';
import type { Holiday } from '../../src/domain/working-calendar';
import type { TestRecord } from '../records';
import { FISCAL_YEARS, leave, person } from './case-records';
import { type CaseRun, runCase } from './case-runner';

// Who works when: the worked examples of docs/metrics.md and cases from public reports, from the source's records to the answers of the
// API.

const WEEK = [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const }];
const oslo = (holidays: Holiday[]): RosterCalendar[] => [{ name: 'Oslo', timeZone: 'Europe/Oslo', workingWeeks: WEEK, holidays }];
const span = (startDate: string, endDate: string, leaveDays: number) => ({ startDate, endDate, leaveDays });
const only = (employeeId: string) => ({ employeeIds: [employeeId] });
const OFF = ['PRORATED', 'INCLUDES_NON_WORKING'];

interface Company {
  records: TestRecord[];
  workforce?: object[];
  calendars?: RosterCalendar[];
  holidays?: Holiday[];
}

/** A case with files that are accepted before anything is asked. */
function inCompany({ records, workforce, calendars, holidays = [] }: Company, look: (run: CaseRun) => Promise<void>): Promise<void> {
  const receive = async ({ receive }: CaseRun) => {
    if (calendars) expect(await receive('CALENDARS', { calendars })).toMatchObject({ outcome: 'ACCEPTED' });
    if (workforce) expect(await receive('WORKFORCE', workforce)).toMatchObject({ outcome: 'ACCEPTED' });
  };
  return runCase(
    async (run) => {
      await run.harness.serve(records);
      await receive(run);
      await look(run);
    },
    { holidays },
  );
}

test('maternity leave counts calendar days, and on a Saturday nobody is rostered', () =>
  inCompany({ records: [leave({ id: 1, ...span('2024-03-01', '2024-03-31', 31) })] }, async ({ days, flags, absences }) => {
    expect(await days('WEEKDAY')).toEqual({ 1: 4, 2: 4, 3: 4, 4: 4, 5: 5, 6: 5, 7: 5 });
    expect(await flags()).toEqual([OFF]);
    expect(await absences('2024-03-02')).toMatchObject([{ headcount: 0, awayCount: 0, coverage: null }]);
  }));

const stays = leave({ id: 2, ...person(2), ...span('2024-05-06', '2024-05-06', 1) });

test('a leaver is not rostered any more: 2 of 179, and both people 3 of 444', () =>
  inCompany(
    {
      records: [leave({ id: 1, ...span('2024-03-14', '2024-03-19', 2) }), stays],
      workforce: [{ empId: '7001', leftOn: '2024-03-15' }],
    },
    async ({ days, rate, absences, balance }) => {
      expect(await days('DATE', { filter: only('7001') })).toEqual({ '2024-03-14': 1, '2024-03-15': 1 });
      expect(await rate(only('7001'))).toEqual({ numerator: 2, denominator: 179 });
      expect(await rate()).toEqual({ numerator: 3, denominator: 444 });
      const [friday, , , monday] = await absences('2024-03-15', '2024-03-18');
      expect(friday).toEqual({ headcount: 2, awayCount: 1, awayDays: 1, coverage: 0.5 });
      expect(monday).toEqual({ headcount: 1, awayCount: 0, awayDays: 0, coverage: 1 });
      expect(await balance({ person: '7001', year: 101, asOf: '2024-04-01' })).toMatchObject({ entitlement: 13, taken: 2, available: 11 });
    },
  ));

const DECIDE = `mutation ($ids: [ID!]!, $as: VanishedAs!, $leftOn: LocalDate) { resolveVanishedPeople(employeeIds: $ids, as: $as, leftOn: $leftOn) }`;

test('a vanished person of whom it is decided that they left is a leaver: 4 of 179, until the source sends a record again', () =>
  runCase(async ({ harness, days, rate, absences, query }) => {
    const earlier = ['2024-01-08', '2024-02-05'].map((date, at) => leave({ id: 10 + at, ...span(date, date, 1) }));
    const own = [leave({ id: 1, ...span('2024-03-14', '2024-03-19', 2) }), ...earlier];
    const spread = { '2024-03-14': 0.5, '2024-03-15': 0.5, '2024-03-18': 0.5, '2024-03-19': 0.5 };
    const march = { filter: { ...only('7001'), yearMonths: ['2024-03'] } };
    await harness.serve([...own, stays]);
    expect(await query('{ dataStatus { firstDataVersion } }')).toEqual({ dataStatus: { firstDataVersion: '1' } });
    expect(await rate(only('7001'))).toEqual({ numerator: 4, denominator: 265 });
    await harness.serve([stays]);
    await harness.ingest();
    const [{ at }] = (await harness.query<{ at: Date }>('select max(finished_at) as at from ops.ingest_runs')) as [{ at: Date }];

    await query(DECIDE, { ids: ['7001'], as: 'LEFT', leftOn: '2024-03-15' });
    expect(await rate(only('7001'))).toEqual({ numerator: 4, denominator: 265 });
    expect(await harness.ingest()).toMatchObject({ status: 'SUCCEEDED', retired: 0 });
    expect(await days('DATE', march)).toEqual({ '2024-03-14': 1, '2024-03-15': 1 });
    expect(await rate(only('7001'))).toEqual({ numerator: 4, denominator: 179 });
    expect(await rate()).toEqual({ numerator: 5, denominator: 444 });
    const [friday, , , monday] = await absences('2024-03-15', '2024-03-18');
    expect(friday).toEqual({ headcount: 2, awayCount: 1, awayDays: 1, coverage: 0.5 });
    expect(monday).toEqual({ headcount: 1, awayCount: 0, awayDays: 0, coverage: 1 });
    // Before the decision the person was thought to work on.
    expect(await days('DATE', { ...march, asKnownAt: at.toISOString() })).toEqual(spread);
    const CHANGE = `query ($from: DateTime!) { explainChange(fromTime: $from) { before { leaveDays } after { leaveDays } residual } }`;
    expect(await query(CHANGE, { from: at.toISOString() })).toEqual({
      explainChange: { before: { leaveDays: 5 }, after: { leaveDays: 5 }, residual: 0 },
    });

    expect(await harness.serve([...own.slice(0, 1), stays])).toMatchObject({ status: 'SUCCEEDED', retired: 0 });
    expect(await days('DATE', march)).toEqual(spread);
    expect(await rate(only('7001'))).toEqual({ numerator: 4, denominator: 265 });
  }));

test('of a workforce file and a departure the earlier end holds', () =>
  inCompany(
    {
      records: [stays, ...[1, 3, 4].map((id) => leave({ id, ...span(`2024-01-0${id}`, `2024-01-0${id}`, 1) }))],
      workforce: [{ empId: '7001', leftOn: '2024-03-15' }],
    },
    async ({ harness, rate, query, receive }) => {
      await harness.serve([stays]);
      await query(DECIDE, { ids: ['7001'], as: 'LEFT', leftOn: '2024-05-31' });
      await harness.ingest();
      expect(await rate(only('7001'))).toEqual({ numerator: 3, denominator: 179 });
      const difference = [{ empId: '7001', leftOn: '2024-06-28', workingDays: 'mon,tue,wed,thu,fri' }];
      expect(await receive('WORKFORCE', difference)).toMatchObject({ outcome: 'PENDING' });
      const { workforce } = await query('{ workforce { pending { id } } }');
      await query('mutation ($id: ID!) { confirmWorkforce(revisionId: $id) { inForce { id } } }', { id: workforce.pending[0].id });
      // 2024-03-18..05-31 are 55 dates more.
      expect(await rate(only('7001'))).toEqual({ numerator: 3, denominator: 234 });
    },
  ));

test('a holiday of one office is one of its people: 265 + 264 rostered days', () =>
  inCompany(
    {
      records: [
        leave({ id: 1, ...span('2024-05-13', '2024-05-17', 4) }),
        leave({ id: 2, ...person(2), ...span('2024-05-13', '2024-05-17', 5) }),
      ],
      calendars: oslo([{ date: '2024-05-17', name: 'Constitution Day', part: 'FULL' }]),
      workforce: [{ empId: '7001', calendar: 'Oslo' }],
    },
    async ({ days, absences, rate, query }) => {
      const OFFICES = `{ workingCalendar {
        offices(dateFrom: "2024-05-17", dateTo: "2024-05-17") { name timeZone holidays { date name part } }
        later: offices(dateFrom: "2024-05-18") { holidays { date } }
      } }`;
      const oneDay = { date: '2024-05-17', name: 'Constitution Day', part: 'FULL' };
      expect(await query(OFFICES)).toEqual({
        workingCalendar: { offices: [{ name: 'Oslo', timeZone: 'Europe/Oslo', holidays: [oneDay] }], later: [{ holidays: [] }] },
      });
      expect(await days('WEEKDAY', { filter: only('7001') })).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1 });
      expect(await days('WEEKDAY', { filter: only('7002') })).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 });
      expect(await absences('2024-05-16', '2024-05-17')).toEqual([
        { headcount: 2, awayCount: 2, awayDays: 2, coverage: 0 },
        { headcount: 1, awayCount: 1, awayDays: 1, coverage: 0 },
      ]);
      expect(await rate()).toMatchObject({ denominator: 529 });
    },
  ));

test('a half holiday of the office halves its date once', () =>
  inCompany(
    {
      records: [leave({ id: 1, ...FISCAL_YEARS[103], ...span('2024-12-27', '2024-12-31', 2.5) })],
      calendars: oslo([{ date: '2024-12-31', name: 'New Year’s Eve', part: 'HALF' }]),
      workforce: [{ empId: '7001', calendar: 'Oslo' }],
    },
    async ({ days, flags, absences }) => {
      expect(await days('DATE')).toEqual({ '2024-12-27': 1, '2024-12-30': 1, '2024-12-31': 0.5 });
      expect(await days('WEEKDAY')).toEqual({ 5: 1, 1: 1, 2: 0.5 });
      expect(await flags()).toEqual([[]]);
      expect(await absences('2024-12-31')).toMatchObject([{ headcount: 1, awayCount: 1, awayDays: 0.5 }]);
    },
  ));

test('somebody who works on Wednesdays takes three days in three weeks: 3 of 51 Wednesdays', () => {
  const terms = { ...FISCAL_YEARS[100], defaultDays: 7, transferableDays: 0 };
  const rejected = leave({ id: 2, ...person(2), ...terms, ...span('2022-07-27', '2022-07-27', 1), status: 'REJECTED' });
  return inCompany(
    {
      records: [leave({ id: 1, ...terms, ...span('2022-07-25', '2022-08-14', 3) }), rejected],
      workforce: [{ empId: '7001', fte: '0.2', workingDays: 'wed' }],
    },
    async ({ balance, days, absences, rate, flags }) => {
      expect(await balance({ person: '7001', year: 100, asOf: '2022-09-01' })).toMatchObject({ entitlement: 7, taken: 3, available: 4 });
      expect(await days('DATE')).toEqual({ '2022-07-27': 1, '2022-08-03': 1, '2022-08-10': 1 });
      expect(await flags()).toEqual([[]]);
      expect(await absences('2022-07-26', '2022-07-27')).toEqual([
        { headcount: 1, awayCount: 0, awayDays: 0, coverage: 1 },
        { headcount: 2, awayCount: 1, awayDays: 1, coverage: 0.5 },
      ]);
      expect(await rate(only('7001'))).toEqual({ numerator: 3, denominator: 51 });
    },
  );
});

test('the worked examples of docs/metrics.md: a joiner counts from the first day on, and a half holiday halves a half day', () =>
  inCompany(
    {
      records: [
        leave({ id: 1, ...span('2024-01-15', '2024-01-16', 2) }),
        leave({ id: 2, ...person(2), ...FISCAL_YEARS[103], ...span('2024-12-30', '2024-12-31', 1.25) }),
      ],
      calendars: oslo([{ date: '2024-12-31', name: 'New Year’s Eve', part: 'HALF' }]),
      workforce: [
        { empId: '7001', hiredOn: '2024-01-10', leftOn: '2024-07-15' },
        { empId: '7002', workingDays: 'mon,tue:0.5', calendar: 'Oslo' },
      ],
    },
    async ({ rate, days, flags, absences }) => {
      expect(await rate(only('7001'))).toEqual({ numerator: 2, denominator: 134 });
      const [before, first] = await absences('2024-01-09', '2024-01-10');
      expect([before.headcount, first.headcount]).toEqual([0, 1]);
      // 52 Mondays and 53 Tuesdays of 2024/25, less a quarter for New Year's Eve.
      expect(await rate(only('7002'))).toEqual({ numerator: 1.25, denominator: 78.25 });
      expect(await days('DATE', { filter: only('7002') })).toEqual({ '2024-12-30': 1, '2024-12-31': 0.25 });
      expect(await flags(only('7002'))).toEqual([[]]);
    },
  ));

test('a holiday inside the leave takes only what working dates have no room for', () => {
  const own = (id: number, leaveDays: number) =>
    leave({ id, ...person(id), ...FISCAL_YEARS[104], ...span('2026-02-09', '2026-02-11', leaveDays) });
  return inCompany(
    { records: [own(1, 2), own(2, 3)], holidays: [{ date: '2026-02-10', name: 'Holiday', part: 'FULL' }] },
    async ({ days, flags }) => {
      expect(await days('DATE', { filter: only('7001') })).toEqual({ '2026-02-09': 1, '2026-02-11': 1 });
      expect(await days('DATE', { filter: only('7002') })).toEqual({ '2026-02-09': 1, '2026-02-10': 1, '2026-02-11': 1 });
      expect(await flags(only('7002'))).toEqual([OFF]);
    },
  );
});

test('HR uploads, sees the difference, confirms and undoes; what is refused names its line', () =>
  inCompany({ records: [leave({ id: 1, ...span('2024-05-06', '2024-05-10', 1) })] }, async (run) => {
    const ask = (query: string) => run.query(query, {}, 'HR');
    const upload = (content: string) =>
      ask(
        `mutation { uploadWorkforce(kind: WORKFORCE, fileName: "people.csv", content: ${JSON.stringify(content)}) { revision { id status } problems { line message } } }`,
      );
    expect((await upload('empId,fte\n7001,2\n')).uploadWorkforce).toMatchObject({ revision: null, problems: [{ line: 2 }] });
    const { revision } = (await upload('empId,fte,workingDays\n7001,0.2,wed\n')).uploadWorkforce;
    expect(revision.status).toBe('PENDING');
    const { workforceDifference } = await ask(
      `{ workforceDifference(revisionId: "${revision.id}") { changedCount peopleCount people { employeeId before { fte } after { fte pattern } } } }`,
    );
    expect(workforceDifference).toEqual({
      changedCount: 1,
      peopleCount: 1,
      people: [{ employeeId: '7001', before: [], after: [{ fte: 0.2, pattern: [0, 0, 1, 0, 0, 0, 0] }] }],
    });
    const { confirmWorkforce } = await ask(
      `mutation { confirmWorkforce(revisionId: "${revision.id}") { inForce { id entryCount isInForce } pending { id } } }`,
    );
    expect(confirmWorkforce).toEqual({ inForce: [{ id: revision.id, entryCount: 1, isInForce: true }], pending: [] });
    const { workforcePeople } = await ask('{ workforcePeople { totalCount nodes { employeeId periods { fte } } } }');
    expect(workforcePeople).toEqual({ totalCount: 1, nodes: [{ employeeId: '7001', periods: [{ fte: 0.2 }] }] });
    const { undoWorkforce } = await ask('mutation { undoWorkforce(kind: WORKFORCE) { inForce { id } history { id isUndone decidedBy } } }');
    expect(undoWorkforce).toEqual({ inForce: [], history: [{ id: revision.id, isUndone: true, decidedBy: 'Test HR' }] });
  }));

test('a file with a bad row is refused as a whole and names the line; the right one then holds by itself', () =>
  inCompany({ records: [leave({ id: 1, ...span('2024-05-06', '2024-05-10', 1) })] }, async ({ receive, days, query, harness }) => {
    const head = 'empId,from,hiredOn,leftOn,fte,workingDays,calendar\r\n7001,,,,0.2,wed,\r\n';
    const problems = [expect.objectContaining({ line: 3 }), expect.objectContaining({ line: 3 })];
    expect(await receive('WORKFORCE', `${head}7002,,,,1.5,"mon,someday",\r\n`)).toMatchObject({ outcome: 'REFUSED', problems });
    expect(await days('WEEKDAY')).toEqual({ 1: 0.2, 2: 0.2, 3: 0.2, 4: 0.2, 5: 0.2 });
    expect((await query('{ workforce { problems { line message } } }')).workforce.problems).toMatchObject([{ line: 3 }, { line: 3 }]);
    expect(harness.logLines.join('')).toMatch(/workforce file is refused as a whole: line 3: /);
    expect(await receive('WORKFORCE', head)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await days('WEEKDAY')).toEqual({ 3: 1 });
  }));
