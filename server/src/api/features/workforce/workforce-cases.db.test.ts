import { expect, test } from 'vitest';
import { startTestApi } from '../../../../test/api';
import { createIngestHarness, WEEKDAY_CALENDAR } from '../../../../test/ingest';
import { makeRecord, type TestRecord } from '../../../../test/records';
import type { RosterCalendar } from '../../../domain/workforce';
import type { Holiday } from '../../../domain/working-calendar';
import { createLogger } from '../../../logger';
import { createWorkforceFiles } from '../../../workforce/workforce-files';

// The worked examples of docs/metrics.md, from the source's records to the answers of the API.

const YEARS = {
  100: { fiscalId: 100, fiscalStartDate: '2022-07-17T00:00:00.000Z', fiscalEndDate: '2023-07-10T00:00:00.000Z' },
  101: { fiscalId: 101, fiscalStartDate: '2023-07-11T00:00:00.000Z', fiscalEndDate: '2024-07-15T00:00:00.000Z' },
  103: { fiscalId: 103, fiscalStartDate: '2024-07-16T00:00:00.000Z', fiscalEndDate: '2025-07-15T00:00:00.000Z' },
} as const;
const leave = (id: number, person: number, fields: TestRecord, year: keyof typeof YEARS = 101) =>
  makeRecord({ id, userId: 7000 + person, empId: String(7000 + person), status: 'APPROVED', ...YEARS[year], ...fields });
const span = (startDate: string, endDate: string, leaveDays: number) => ({ startDate, endDate, leaveDays });
const WEEK = [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] as const }];
const oslo = (holidays: Holiday[]): RosterCalendar[] => [{ name: 'Oslo', timeZone: 'Europe/Oslo', workingWeeks: WEEK, holidays }];

interface Case {
  records: TestRecord[];
  workforce?: object[];
  calendars?: RosterCalendar[];
  holidays?: Holiday[];
}

/** Takes the records and files in, and asks the API. */
async function inCompany({ records, workforce, calendars, holidays = [] }: Case, look: (ask: Ask) => Promise<void>): Promise<void> {
  const calendar = { ...WEEKDAY_CALENDAR, holidays };
  const harness = await createIngestHarness({ records, calendar });
  await harness.ingest();
  const files = createWorkforceFiles({
    databaseUrl: harness.url,
    sourceTimeZone: 'Asia/Kathmandu',
    workingWeeks: calendar.workingWeeks,
    logger: createLogger('silent'),
  });
  const receive = async (kind: 'WORKFORCE' | 'CALENDARS', content: object) => {
    const bytes = Buffer.from(JSON.stringify(content));
    expect(await files.receiveFile(kind, 'file.json', [{ name: 'file.json', bytes }])).toMatchObject({ outcome: 'ACCEPTED' });
  };
  if (calendars) await receive('CALENDARS', { calendars });
  if (workforce) await receive('WORKFORCE', workforce);
  const api = await startTestApi({ databaseUrl: harness.url, calendar });
  try {
    await look(async (query) => {
      const { data, errors } = await api.query('HR', query);
      expect(errors).toEqual([]);
      return data;
    });
  } finally {
    await api.close();
    await harness.drop();
  }
}

// biome-ignore lint/suspicious/noExplicitAny: an answer
type Ask = (query: string) => Promise<any>;

async function daysOf(ask: Ask, groupBy: string, filter = '{}'): Promise<Record<string, number>> {
  const data = await ask(`{ leaveAggregate(groupBy: [${groupBy}], filter: ${filter}) { rows { keys { id } measures { leaveDays } } } }`);
  const rows = data.leaveAggregate.rows as { keys: { id: string }[]; measures: { leaveDays: number } }[];
  return Object.fromEntries(rows.map(({ keys, measures }) => [keys[0]?.id ?? '', measures.leaveDays]));
}

async function rateOf(ask: Ask, filter = '{}') {
  const data = await ask(`{ leaveAggregate(groupBy: [], filter: ${filter}) { total { absenceRate { numerator denominator } } } }`);
  return data.leaveAggregate.total.absenceRate;
}

async function awayOn(ask: Ask, from: string, to = from) {
  const data = await ask(`{ absences(dateFrom: "${from}", dateTo: "${to}") { dates { headcount awayCount awayDays coverage } } }`);
  return data.absences.dates;
}

const flagsOf = async (ask: Ask) =>
  (await ask('{ leaves { nodes { flags } } }')).leaves.nodes.map(({ flags }: { flags: string[] }) => flags);

test('maternity leave counts calendar days, and on a Saturday nobody is rostered', () =>
  inCompany({ records: [leave(1, 1, span('2024-03-01', '2024-03-31', 31))] }, async (ask) => {
    expect(await daysOf(ask, 'WEEKDAY')).toEqual({ 1: 4, 2: 4, 3: 4, 4: 4, 5: 5, 6: 5, 7: 5 });
    expect(await flagsOf(ask)).toEqual([['PRORATED', 'INCLUDES_NON_WORKING']]);
    expect(await awayOn(ask, '2024-03-02')).toMatchObject([{ headcount: 0, awayCount: 0, coverage: null }]);
  }));

test('a leaver is not rostered any more: 2 of 179, and both people 3 of 444', () =>
  inCompany(
    {
      records: [leave(1, 1, span('2024-03-14', '2024-03-19', 2)), leave(2, 2, span('2024-05-06', '2024-05-06', 1))],
      workforce: [{ empId: '7001', leftOn: '2024-03-15' }],
    },
    async (ask) => {
      expect(await daysOf(ask, 'DATE', '{ employeeIds: ["7001"] }')).toEqual({ '2024-03-14': 1, '2024-03-15': 1 });
      expect(await rateOf(ask, '{ employeeIds: ["7001"] }')).toEqual({ numerator: 2, denominator: 179 });
      expect(await rateOf(ask)).toEqual({ numerator: 3, denominator: 444 });
      const [friday, , , monday] = await awayOn(ask, '2024-03-15', '2024-03-18');
      expect(friday).toEqual({ headcount: 2, awayCount: 1, awayDays: 1, coverage: 0.5 });
      expect(monday).toEqual({ headcount: 1, awayCount: 0, awayDays: 0, coverage: 1 });
    },
  ));

test('a holiday of one office is one of its people: 265 + 264 rostered days', () =>
  inCompany(
    {
      records: [leave(1, 1, span('2024-05-13', '2024-05-17', 4)), leave(2, 2, span('2024-05-13', '2024-05-17', 5))],
      calendars: oslo([{ date: '2024-05-17', name: 'Constitution Day', part: 'FULL' }]),
      workforce: [{ empId: '7001', calendar: 'Oslo' }],
    },
    async (ask) => {
      expect(await daysOf(ask, 'WEEKDAY', '{ employeeIds: ["7001"] }')).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1 });
      expect(await daysOf(ask, 'WEEKDAY', '{ employeeIds: ["7002"] }')).toEqual({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 });
      expect(await awayOn(ask, '2024-05-16', '2024-05-17')).toEqual([
        { headcount: 2, awayCount: 2, awayDays: 2, coverage: 0 },
        { headcount: 1, awayCount: 1, awayDays: 1, coverage: 0 },
      ]);
      expect(await rateOf(ask)).toMatchObject({ denominator: 529 });
    },
  ));

test('a half holiday of the office halves its date once', () =>
  inCompany(
    {
      records: [leave(1, 1, span('2024-12-27', '2024-12-31', 2.5), 103)],
      calendars: oslo([{ date: '2024-12-31', name: 'New Year’s Eve', part: 'HALF' }]),
      workforce: [{ empId: '7001', calendar: 'Oslo' }],
    },
    async (ask) => {
      expect(await daysOf(ask, 'DATE')).toEqual({ '2024-12-27': 1, '2024-12-30': 1, '2024-12-31': 0.5 });
      expect(await flagsOf(ask)).toEqual([[]]);
      expect(await awayOn(ask, '2024-12-31')).toMatchObject([{ headcount: 1, awayCount: 1, awayDays: 0.5 }]);
    },
  ));

test('somebody who works on Wednesdays takes three days in three weeks: 3 of 51 Wednesdays', () =>
  inCompany(
    {
      records: [
        leave(1, 1, span('2022-07-25', '2022-08-14', 3), 100),
        leave(2, 2, { ...span('2022-07-27', '2022-07-27', 1), status: 'REJECTED' }, 100),
      ],
      workforce: [{ empId: '7001', fte: '0.2', workingDays: 'wed' }],
    },
    async (ask) => {
      expect(await daysOf(ask, 'DATE')).toEqual({ '2022-07-27': 1, '2022-08-03': 1, '2022-08-10': 1 });
      expect(await awayOn(ask, '2022-07-26', '2022-07-27')).toEqual([
        { headcount: 1, awayCount: 0, awayDays: 0, coverage: 1 },
        { headcount: 2, awayCount: 1, awayDays: 1, coverage: 0.5 },
      ]);
      expect(await rateOf(ask, '{ employeeIds: ["7001"] }')).toEqual({ numerator: 3, denominator: 51 });
    },
  ));

test('a holiday inside the leave takes only what working dates have no room for', () =>
  inCompany(
    {
      records: [leave(1, 1, span('2025-02-10', '2025-02-12', 2), 103), leave(2, 2, span('2025-02-10', '2025-02-12', 3), 103)],
      holidays: [{ date: '2025-02-11', name: 'Holiday', part: 'FULL' }],
    },
    async (ask) => {
      expect(await daysOf(ask, 'DATE', '{ employeeIds: ["7001"] }')).toEqual({ '2025-02-10': 1, '2025-02-12': 1 });
      expect(await daysOf(ask, 'DATE', '{ employeeIds: ["7002"] }')).toEqual({ '2025-02-10': 1, '2025-02-11': 1, '2025-02-12': 1 });
    },
  ));

test('HR uploads, sees the difference, confirms and undoes; what is refused names its line', () =>
  inCompany({ records: [leave(1, 1, span('2024-05-06', '2024-05-10', 1))] }, async (ask) => {
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
