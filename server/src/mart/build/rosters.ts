import { parseLocalDate } from '../../domain/local-date';
import type { RosterCalendar } from '../../domain/workforce';
import { listCalendarDates } from '../../domain/working-calendar';
import { indexIds } from '../find-member';
import { packTexts, sharedInt32 } from '../shared-columns';
import { type Calendar, NONE, OPEN_BEGIN, OPEN_END, type People, type RosterCalendarColumns, type Rosters } from '../state';
import { buildCalendar } from './calendar';
import type { RosterRows } from './rows';

/** Without files and departures. */
export const NO_ROSTERS: RosterRows = { key: ' ', calendars: [], workforce: [], departures: [] };

export function buildRosters(rows: RosterRows, defaultCalendar: Calendar, sourceTimeZone: string): Rosters {
  const calendars = buildCalendars(rows.calendars, defaultCalendar, sourceTimeZone);
  const calendarOf = new Map(calendars.map(({ name }, at) => [name, at]));
  const patterns = new Map<string, number>();
  const numberPattern = (pattern: readonly number[] | null) => {
    if (pattern === null) return NONE;
    const key = pattern.join();
    const known = patterns.get(key) ?? patterns.size;
    patterns.set(key, known);
    return known;
  };
  const periodsOf = listPeriodsByPerson(rows);
  const periods = [...periodsOf.values()].flat();
  const column = (read: (period: Period) => number) => fillInt32(periods.map(read));
  const rosters = {
    key: rows.key,
    calendars,
    count: periodsOf.size,
    id: packTexts([...periodsOf.keys()]),
    periodStart: sharedInt32(periodsOf.size + 1),
    from: column(({ from }) => from),
    pattern: column(({ pattern }) => numberPattern(pattern)),
    calendar: column(({ calendar }) => calendarOf.get(calendar) ?? 0),
    hired: column(({ hired }) => hired),
    left: column(({ left }) => left),
    patterns: sharedInt32(0),
  };
  for (const [at, own] of [...periodsOf.values()].entries()) rosters.periodStart[at + 1] = rosters.periodStart[at]! + own.length;
  rosters.patterns = fillInt32([...patterns.keys()].flatMap((key) => key.split(',').map(Number)));
  return rosters;
}

/** The same rosters over the days of another default calendar. */
export function recalendar(rosters: Rosters, defaultCalendar: Calendar, sourceTimeZone: string): Rosters {
  const calendars = rosters.calendars.flatMap(({ name, timeZone, workingWeeks, holidays }) =>
    name === null ? [] : { name, timeZone, workingWeeks: workingWeeks ?? [], holidays },
  );
  return { ...rosters, calendars: buildCalendars(calendars, defaultCalendar, sourceTimeZone) };
}

/** Whom each person is in the rosters. */
export function matchRosters(people: Pick<People, 'id' | 'count'>, { id, count }: Rosters): Int32Array {
  const roster = sharedInt32(people.count).fill(NONE);
  if (count === 0) return roster;
  const places = indexIds(id, count);
  for (const [employeeId, at] of indexIds(people.id, people.count)) roster[at] = places.get(employeeId) ?? NONE;
  return roster;
}

interface Period {
  from: number;
  hired: number;
  left: number;
  pattern: readonly number[] | null;
  calendar: string | null;
}

function buildCalendars(calendars: readonly RosterCalendar[], defaultCalendar: Calendar, sourceTimeZone: string): RosterCalendarColumns[] {
  const { firstDay, lastDay } = defaultCalendar;
  return [
    { ...defaultCalendar, name: null, timeZone: sourceTimeZone, workingWeeks: null, holidays: [] },
    ...calendars.map(({ name, timeZone, workingWeeks, holidays }) => ({
      ...buildCalendar(
        listCalendarDates({ workingWeeks, holidays }, firstDay, lastDay).map(({ isWorkingDay, ...date }, at) => ({
          ...date,
          day: firstDay + at,
          isWorking: isWorkingDay,
        })),
      ),
      firstDay,
      lastDay,
      name,
      timeZone,
      workingWeeks,
      holidays,
    })),
  ];
}

/** Periods of everybody whom the workforce file or a departure names. A departure ends employment that the file does not end earlier. */
function listPeriodsByPerson({ workforce, departures }: RosterRows): Map<string, Period[]> {
  const periodsOf = new Map([...groupByPerson(workforce)].map(([employeeId, own]) => [employeeId, listPeriods(own)]));
  for (const { employeeId, leftOn } of departures) {
    const last = dayOr(leftOn, OPEN_END);
    const own = periodsOf.get(employeeId) ?? [{ from: OPEN_BEGIN, hired: OPEN_BEGIN, left: OPEN_END, pattern: null, calendar: null }];
    periodsOf.set(
      employeeId,
      own.map((period) => ({ ...period, left: Math.min(period.left, last) })),
    );
  }
  return periodsOf;
}

function groupByPerson(rows: RosterRows['workforce']): Map<string, RosterRows['workforce'][number][]> {
  const byPerson = new Map<string, RosterRows['workforce'][number][]>();
  for (const row of rows) {
    const own = byPerson.get(row.employeeId);
    if (own) own.push(row);
    else byPerson.set(row.employeeId, [row]);
  }
  for (const own of byPerson.values()) own.sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
  return byPerson;
}

/** Before the first row its days of employment apply, and the default calendar holds. */
function listPeriods(rows: RosterRows['workforce']): Period[] {
  const periods = rows.map(({ validFrom, hiredOn, leftOn, pattern, calendar }) => ({
    from: dayOr(validFrom, OPEN_BEGIN),
    hired: dayOr(hiredOn, OPEN_BEGIN),
    left: dayOr(leftOn, OPEN_END),
    pattern,
    calendar,
  }));
  const [first] = periods;
  return first && first.from !== OPEN_BEGIN ? [{ ...first, from: OPEN_BEGIN, pattern: null, calendar: null }, ...periods] : periods;
}

function dayOr(date: string | null, otherwise: number): number {
  return date === null ? otherwise : (parseLocalDate(date) ?? otherwise);
}

function fillInt32(numbers: readonly number[]): Int32Array {
  const column = sharedInt32(numbers.length);
  column.set(numbers);
  return column;
}
