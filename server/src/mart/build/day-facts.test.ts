import fc from 'fast-check';
import { expect, test } from 'vitest';
import { oracleSpread, sumUp } from '../../../test/oracles/spread-oracle';
import { readPropertyRuns } from '../../../test/property-runs';
import { addDays, formatLocalDate, isoWeekday, parseLocalDate } from '../../domain/local-date';
import { listCalendarDates, type WorkingCalendar } from '../../domain/working-calendar';
import { FLAG, type MartState, STATUS } from '../state';
import { buildFrame } from './frame';
import { buildState } from './leaves';
import { NO_ROSTERS } from './rosters';
import type { CalendarRow, LeaveRows, RosterRows } from './rows';

const CALENDAR: WorkingCalendar = {
  workingWeeks: [
    { from: null, days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri'] },
    { from: '2023-10-11', days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    { from: '2024-03-04', days: ['tue', 'sat'] },
  ],
  holidays: [
    { date: '2023-08-15', name: 'Harvest', part: 'FULL' },
    { date: '2023-10-11', name: 'Turning of the week', part: 'HALF' },
    { date: '2023-12-25', name: 'Midwinter', part: 'FULL' },
    { date: '2023-12-26', name: 'Midwinter', part: 'HALF' },
    // Of two on one date the larger counts, once.
    { date: '2023-12-26', name: 'Half of midwinter', part: 'HALF' },
    // A holiday on a day that is free anyway takes nothing away.
    { date: '2023-12-24', name: 'Eve of Midwinter', part: 'HALF' },
  ],
};

interface Leave {
  startDate: string;
  length: number;
  microDays: number;
  fiscalId: number;
}

interface Fact {
  date: string;
  microDays: number;
  isProrated: boolean;
  includesNonWorking: boolean;
  isOutside: boolean;
}

/** What docs/metrics.md says, in plain loops and with nothing of the program but its calendar arithmetic: half days that are worked. */
function workedHalves(date: string): number {
  let days: readonly string[] = [];
  for (const week of CALENDAR.workingWeeks) if (week.from === null || week.from <= date) days = week.days;
  if (!days.includes(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][isoWeekday(parseLocalDate(date) ?? 0) - 1] ?? '')) return 0;
  let halves = 2;
  for (const holiday of CALENDAR.holidays) if (holiday.date === date) halves = Math.min(halves, holiday.part === 'FULL' ? 0 : 1);
  return halves;
}

function oracle({ startDate, length, microDays, fiscalId }: Leave): Fact[] {
  const dates = Array.from({ length }, (_, day) => addDays(startDate, day));
  const worked = dates.map((date) => workedHalves(date) * 500_000);
  const total = sumUp(worked);
  const [first, last] = fiscalId === 101 ? ['2022-07-17', '2023-07-16'] : ['2023-07-17', '2024-07-15'];
  return oracleSpread(microDays, worked).map(({ at, microDays: share }) => ({
    date: dates[at]!,
    microDays: share,
    isProrated: microDays !== total,
    includesNonWorking: microDays > total,
    isOutside: dates[at]! < first! || dates[at]! > last!,
  }));
}

const leave: fc.Arbitrary<Leave> = fc
  .record({
    start: fc.integer({ min: 0, max: 500 }),
    length: fc.oneof(
      { weight: 5, arbitrary: fc.integer({ min: 1, max: 12 }) },
      { weight: 1, arbitrary: fc.integer({ min: 13, max: 400 }) },
    ),
    part: fc.integer({ min: 0, max: 1_000_000 }),
    grain: fc.constantFrom(1_000_000, 500_000, 250_000, 1),
    fiscalId: fc.constantFrom(101, 102),
  })
  .map(({ start, length, part, grain, fiscalId }) => ({
    startDate: addDays('2023-06-01', start),
    length,
    // From one grain to all dates of the range, in whole grains.
    microDays: Math.max(grain, Math.floor((part * length) / grain) * grain),
    fiscalId,
  }));

const dayOf = (date: string) => parseLocalDate(date) ?? 0;

const rowsOf = (calendar: WorkingCalendar): CalendarRow[] =>
  listCalendarDates(calendar, dayOf('2022-01-01'), dayOf('2026-12-31')).map(({ date, isWorkingDay, ...holiday }) => ({
    day: dayOf(date),
    isWorking: isWorkingDay,
    ...holiday,
  }));
const CALENDAR_ROWS = rowsOf(CALENDAR);

/** The state of one person with these leaves; leave n has the id n. */
function stateOf(leaves: readonly Leave[], calendar = CALENDAR_ROWS, rosters: RosterRows = NO_ROSTERS): MartState {
  const frame = buildFrame({
    version: { dataVersion: '1', key: '1', runId: null, runStartedAt: null },
    sourceTimeZone: 'UTC',
    calendar,
    rosters,
    fiscalYears: [
      { id: '101', start: dayOf('2022-07-17'), end: dayOf('2023-07-16'), isCurrent: false },
      { id: '102', start: dayOf('2023-07-17'), end: dayOf('2024-07-15'), isCurrent: true },
    ],
    departments: [],
    designations: [],
    leaveTypes: [{ id: '7', label: 'Annual' }],
    teamManagers: [],
    leaveIssuers: [],
    allocations: [],
    entitlements: [],
    entitlementChanges: [],
    people: [
      {
        id: 'E1',
        userId: 1,
        label: 'Asha',
        sortName: 'asha',
        searchText: 'asha',
        email: '',
        departmentId: null,
        designationId: null,
        teamManagerId: null,
        leaveIssuerId: null,
        isRetired: false,
        allocationIds: [],
      },
    ],
  });
  const columns = <Column extends Int32Array | Float64Array>(from: Column, read: (leave: Leave, at: number) => number) => {
    for (const [at, one] of leaves.entries()) from[at] = read(one, at);
    return from;
  };
  const ints = () => new Int32Array(leaves.length);
  const floats = () => new Float64Array(leaves.length);
  const rows: LeaveRows = {
    count: leaves.length,
    id: columns(floats(), (_, at) => at),
    person: ints(),
    leaveTypeId: columns(floats(), () => 7),
    fiscalId: columns(floats(), ({ fiscalId }) => fiscalId),
    leaveIssuerId: columns(floats(), () => Number.NaN),
    departmentId: columns(floats(), () => Number.NaN),
    designationId: columns(floats(), () => Number.NaN),
    teamManagerId: columns(floats(), () => Number.NaN),
    status: columns(ints(), () => STATUS.APPROVED),
    micro: columns(ints(), ({ microDays }) => microDays),
    start: columns(ints(), ({ startDate }) => dayOf(startDate)),
    end: columns(ints(), ({ startDate, length }) => dayOf(startDate) + length - 1),
    requestedAt: floats(),
    requestedDay: ints(),
    updatedAt: floats(),
    decisionDays: floats(),
  };
  return buildState(frame, rows);
}

/** Day facts by the id of their leave. */
function factsOf({ leaves, dayFacts }: MartState, id: number) {
  const at = leaves.id.indexOf(id);
  const [from, to] = [leaves.factStart[at]!, leaves.factStart[at + 1]!];
  return {
    facts: Array.from(dayFacts.day.subarray(from, to), (day, fact) => ({
      date: formatLocalDate(day),
      microDays: dayFacts.micro[from + fact]!,
    })),
    flags: leaves.flags[at]!,
  };
}

test('the day facts of any leave are those of plain loops, and add up to its leave days exactly', () => {
  fc.assert(
    fc.property(fc.array(leave, { minLength: 1, maxLength: 20 }), (leaves) => {
      const state = stateOf(leaves);
      for (const [id, one] of leaves.entries()) {
        const truth = oracle(one);
        const flag = (name: keyof typeof FLAG, isRaised: boolean) => (isRaised ? FLAG[name] : 0);
        const first = truth[0]!;
        const flags =
          flag('PRORATED', first.isProrated) +
          flag('INCLUDES_NON_WORKING', first.includesNonWorking) +
          flag(
            'OUTSIDE_FISCAL_YEAR',
            truth.some(({ isOutside }) => isOutside),
          );
        const facts = truth.map(({ date, microDays }) => ({ date, microDays }));
        expect(factsOf(state, id)).toEqual({ facts, flags });
        expect(facts.reduce((sum, { microDays }) => sum + microDays, 0)).toBe(one.microDays);
      }
    }),
    { numRuns: readPropertyRuns(200) },
  );
}, 60_000);

const weekdayCalendar = (holidays: WorkingCalendar['holidays'] = []) =>
  rowsOf({ workingWeeks: [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] }], holidays });
/** Facts as days by date. */
const daysOf = (state: MartState, id: number) =>
  Object.fromEntries(factsOf(state, id).facts.map(({ date, microDays }) => [date, microDays / 1_000_000]));

test('half a day over two days is a quarter on each, leave on free days is spread over them, and the last date takes the rest', () => {
  const state = stateOf(
    [
      { startDate: '2024-04-19', length: 4, microDays: 500_000, fiscalId: 102 },
      { startDate: '2024-04-20', length: 2, microDays: 1_000_000, fiscalId: 102 },
      { startDate: '2024-04-22', length: 3, microDays: 1_000_000, fiscalId: 102 },
      // Three days of four go onto the working dates first.
      { startDate: '2024-04-18', length: 4, microDays: 2_333_333, fiscalId: 102 },
    ],
    weekdayCalendar(),
  );
  expect(daysOf(state, 0)).toEqual({ '2024-04-19': 0.25, '2024-04-22': 0.25 });
  expect(daysOf(state, 1)).toEqual({ '2024-04-20': 0.5, '2024-04-21': 0.5 });
  expect(daysOf(state, 2)).toEqual({ '2024-04-22': 0.333_333, '2024-04-23': 0.333_333, '2024-04-24': 0.333_334 });
  expect(daysOf(state, 3)).toEqual({ '2024-04-18': 1, '2024-04-19': 1, '2024-04-20': 0.166_666, '2024-04-21': 0.166_667 });
});

test('a remainder goes on no date that is full while another one is not', () => {
  // One free date, then a working one: 1.3 days leave 0.3 for the free one.
  const state = stateOf([{ startDate: '2024-04-20', length: 3, microDays: 1_333_333, fiscalId: 102 }], weekdayCalendar());
  expect(daysOf(state, 0)).toEqual({ '2024-04-20': 0.166_666, '2024-04-21': 0.166_667, '2024-04-22': 1 });
});

test('a holiday that is added inside a leave moves one day onto the dates off, and no more', () => {
  const leaves = [{ startDate: '2024-08-12', length: 14, microDays: 10_000_000, fiscalId: 102 }];
  const nine = ['12', '13', '14', '15', '19', '20', '21', '22', '23'].map((date) => [`2024-08-${date}`, 1]);
  const before = stateOf(leaves, weekdayCalendar());
  expect(daysOf(before, 0)).toEqual(Object.fromEntries([...nine, ['2024-08-16', 1]]));
  expect(factsOf(before, 0).flags & FLAG.PRORATED).toBe(0);

  const after = stateOf(leaves, weekdayCalendar([{ date: '2024-08-16', name: 'Founders', part: 'FULL' }]));
  const five = ['16', '17', '18', '24', '25'].map((date) => [`2024-08-${date}`, 0.2]);
  expect(daysOf(after, 0)).toEqual(Object.fromEntries([...nine, ...five]));
  expect(factsOf(after, 0).flags & (FLAG.PRORATED | FLAG.INCLUDES_NON_WORKING)).toBe(FLAG.PRORATED | FLAG.INCLUDES_NON_WORKING);
});

test('maternity leave of as many days as dates is one day on each date', () => {
  const state = stateOf([{ startDate: '2024-03-01', length: 31, microDays: 31_000_000, fiscalId: 102 }], weekdayCalendar());
  expect(Object.values(daysOf(state, 0))).toEqual(Array.from({ length: 31 }, () => 1));
  expect(factsOf(state, 0).flags).toBe(FLAG.PRORATED | FLAG.INCLUDES_NON_WORKING);
});

test('a half holiday takes half of its date: 1, 1 and 0.5 of two and a half days', () => {
  const calendar = weekdayCalendar([{ date: '2024-12-31', name: 'New Year’s Eve', part: 'HALF' }]);
  const state = stateOf([{ startDate: '2024-12-27', length: 5, microDays: 2_500_000, fiscalId: 102 }], calendar);
  expect(daysOf(state, 0)).toEqual({ '2024-12-27': 1, '2024-12-30': 1, '2024-12-31': 0.5 });
  expect(factsOf(state, 0).flags).toBe(FLAG.OUTSIDE_FISCAL_YEAR);
});

test('a holiday inside the leave is charged only with days that no working date has room for', () => {
  const calendar = weekdayCalendar([{ date: '2026-02-10', name: 'Holiday', part: 'FULL' }]);
  const leave = { startDate: '2026-02-09', length: 3, fiscalId: 102 };
  const state = stateOf(
    [2_000_000, 3_000_000].map((microDays) => ({ ...leave, microDays })),
    calendar,
  );
  expect(daysOf(state, 0)).toEqual({ '2026-02-09': 1, '2026-02-11': 1 });
  expect(daysOf(state, 1)).toEqual({ '2026-02-09': 1, '2026-02-10': 1, '2026-02-11': 1 });
});
