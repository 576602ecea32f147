import type { PrismaClient } from '../../src/db/prisma';
import { addDays, isoWeekday, parseLocalDate } from '../../src/domain/local-date';

// Who works when, in plain loops over the rows of invented files, written from docs/metrics.md: of no common line with the program.

export interface TestPeriod {
  employee_id: string;
  valid_from: string | null;
  hired_on: string | null;
  left_on: string | null;
  /** Millionths by weekday from Monday on; null: the week of the calendar. */
  pattern: number[] | null;
  calendar: string | null;
}

export interface TestCalendar {
  name: string;
  timeZone: string;
  workingWeeks: { from: string | null; days: string[] }[];
  holidays: { date: string; name: string; part: 'FULL' | 'HALF' }[];
}

/** A vanished person of whom it was decided that they left. */
export interface TestDeparture {
  employee_id: string;
  left_on: string;
}

export interface TestRosters {
  workforce: TestPeriod[];
  calendars: TestCalendar[];
  departures: TestDeparture[];
}

/** Everybody works from Monday to Friday. */
export const WEEK_ONLY: TestRosters = { workforce: [], calendars: [], departures: [] };

const WEEK = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** The row that holds for a person on a date, or the first one with the default calendar in place of what it says of the week. */
function periodOn({ workforce }: TestRosters, employeeId: string, date: string): TestPeriod | null {
  const own = workforce.filter(({ employee_id }) => employee_id === employeeId);
  own.sort((a, b) => ((a.valid_from ?? '') < (b.valid_from ?? '') ? -1 : 1));
  let found: TestPeriod | null = null;
  for (const period of own) if (period.valid_from === null || period.valid_from <= date) found = period;
  return found ?? (own[0] ? { ...own[0], pattern: null, calendar: null } : null);
}

/** The share of a date that a person is rostered, in millionths of a day, halves of one included. */
export function oracleRostered(rosters: TestRosters, employeeId: string, date: string): number {
  const period = periodOn(rosters, employeeId, date);
  if (period?.hired_on && date < period.hired_on) return 0;
  if (period?.left_on && date > period.left_on) return 0;
  for (const { employee_id, left_on } of rosters.departures) if (employee_id === employeeId && date > left_on) return 0;
  const calendar = rosters.calendars.find(({ name }) => name === period?.calendar);
  const weekday = isoWeekday(parseLocalDate(date) ?? 0) - 1;
  let week = ['mon', 'tue', 'wed', 'thu', 'fri'];
  if (calendar) {
    week = calendar.workingWeeks[0]?.days ?? [];
    for (const { from, days } of calendar.workingWeeks) if (from === null || from <= date) week = days;
  }
  let share = week.includes(WEEK[weekday] ?? '') ? 1_000_000 : 0;
  if (period?.pattern) share = period.pattern[weekday] ?? 0;
  let open = 1;
  for (const holiday of calendar?.holidays ?? []) if (holiday.date === date) open = Math.min(open, holiday.part === 'FULL' ? 0 : 0.5);
  return share * open;
}

/** Whether figures about people take a person in on a date: employed where that is known, else from the first fiscal year with leave on. */
export function oracleIsObserved(rosters: TestRosters, employeeId: string, date: string, firstYearStart: string): boolean {
  const period = periodOn(rosters, employeeId, date);
  return period?.hired_on ? date >= period.hired_on : date >= firstYearStart;
}

/**
 * Invented files for the same seed: patterns with whole and odd shares, weekends, other calendars with changing weeks and half holidays,
 * people who join, leave, come back and change their hours; one in five is not named, and one in eight has left by decision.
 */
export function makeRosters(employeeIds: readonly string[], seed: number): TestRosters {
  let state = seed;
  const pick = (choices: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * choices);
  };
  const dateOf = (span = 700) => addDays('2022-06-01', pick(span));
  const calendars = ['Oslo', 'Boston', 'Kathmandu'].map((name): TestCalendar => {
    const turn = dateOf();
    return {
      name,
      timeZone: 'UTC',
      workingWeeks: [
        { from: pick(2) ? null : '2022-09-01', days: WEEK.slice(0, 5) },
        { from: turn, days: WEEK.filter(() => pick(3) > 0).concat('wed') },
      ],
      holidays: Array.from({ length: 60 }, () => ({
        date: dateOf(),
        name: 'Holiday',
        part: pick(2) ? ('FULL' as const) : ('HALF' as const),
      })),
    };
  });
  const patternOf = () => WEEK.map((_, day) => [0, 1_000_000, 1_000_000, 500_000, 333_334][pick(day > 4 ? 2 : 5)] ?? 0);
  const workforce = employeeIds.flatMap((employee_id): TestPeriod[] => {
    if (pick(5) === 0) return [];
    const starts = [...new Set([pick(2) ? null : dateOf(), ...Array.from({ length: pick(3) }, () => dateOf())])];
    const hired_on = pick(3) === 0 ? dateOf(400) : null;
    const left_on = pick(4) === 0 ? addDays(hired_on ?? '2022-06-01', 30 + pick(500)) : null;
    return starts.map((valid_from) => ({
      employee_id,
      valid_from,
      hired_on,
      left_on,
      pattern: pick(3) ? patternOf() : null,
      calendar: ['Oslo', 'Boston', 'Kathmandu', null][pick(4)] ?? null,
    }));
  });
  const departures = employeeIds.flatMap((employee_id) =>
    pick(8) === 0 ? [{ employee_id, left_on: addDays('2022-09-01', pick(600)) }] : [],
  );
  return { workforce, calendars, departures };
}

/** Puts the files in force, in a run and a data version of their own. */
export async function insertRosters(prisma: PrismaClient, { workforce, calendars, departures }: TestRosters): Promise<void> {
  const rows = workforce.map((period, at) => ({ ...period, line: at + 1, fte: 1 }));
  await prisma.$transaction([
    prisma.$executeRaw`
      insert into ops.workforce_revisions (kind, status, origin, file_name, file_hash, received_by, calendars) values
        ('CALENDARS', 'ACCEPTED', 'FILE', 'calendars.json', 'a', 'test', ${JSON.stringify(calendars)}::jsonb),
        ('WORKFORCE', 'ACCEPTED', 'FILE', 'workforce.csv', 'b', 'test', null)`,
    prisma.$executeRaw`
      insert into ops.workforce_rows (revision_id, line, employee_id, valid_from, hired_on, left_on, fte, pattern, calendar)
      select (select max(id) from ops.workforce_revisions where kind = 'WORKFORCE'), r.line, r.employee_id, r.valid_from, r.hired_on,
        r.left_on,
        r.fte, coalesce(r.pattern, '{}'), r.calendar
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (
        line int, employee_id text, valid_from date, hired_on date, left_on date, fte numeric, pattern int[], calendar text
      )`,
    prisma.$executeRaw`
      with runs as (
        insert into ops.ingest_runs (trigger, triggered_by, status, finished_at)
        select 'WORKFORCE', 'test', 'SUCCEEDED', now() from generate_series(1, 2)
        returning id
      )
      insert into ops.workforce_decisions (run_id, kind, action, revision_id, in_force_revision_id, decided_by)
      select run.id, v.kind, 'ACCEPT', v.id, v.id, 'test'
      from (select id, row_number() over (order by id) as at from runs) run
      join (select id, kind, row_number() over (order by id) as at from ops.workforce_revisions where status = 'ACCEPTED') v using (at)`,
    prisma.$executeRaw`
      insert into ops.departures (employee_id, left_on, decided_by, from_run_id)
      select d.employee_id, d.left_on, 'test', (select max(id) from ops.ingest_runs)
      from jsonb_to_recordset(${JSON.stringify(departures)}::jsonb) as d (employee_id text, left_on date)`,
    prisma.$executeRaw`update ops.data_version set version = version + 1, changed_at = now()`,
  ]);
}
