import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPropertyRuns } from '../../../test/property-runs';
import { addDays, formatLocalDate, isoWeekday, parseLocalDate } from '../../domain/local-date';
import { listCalendarDates, type WorkingCalendar } from '../../domain/working-calendar';
import { FLAG, type MartState, STATUS } from '../state';
import { buildFrame } from './frame';
import { buildState } from './leaves';
import type { CalendarRow, LeaveRows } from './rows';

const CALENDAR: WorkingCalendar = {
  workingWeeks: [
    { from: null, days: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri'] },
    { from: '2023-10-11', days: ['mon', 'tue', 'wed', 'thu', 'fri'] },
    { from: '2024-03-04', days: ['tue', 'sat'] },
  ],
  holidays: [
    { date: '2023-08-15', name: 'Harvest' },
    { date: '2023-10-11', name: 'Turning of the week' },
    { date: '2023-12-25', name: 'Midwinter' },
    { date: '2023-12-26', name: 'Midwinter' },
    // A holiday on a day that is free anyway takes nothing away.
    { date: '2023-12-24', name: 'Eve of Midwinter' },
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

/** What docs/metrics.md says, in plain loops and with nothing of the program but its calendar arithmetic. */
function isWorking(date: string): boolean {
  for (const holiday of CALENDAR.holidays) if (holiday.date === date) return false;
  let days: readonly string[] = [];
  for (const week of CALENDAR.workingWeeks) if (week.from === null || week.from <= date) days = week.days;
  return days.includes(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'][isoWeekday(parseLocalDate(date) ?? 0) - 1] ?? '');
}

function oracle({ startDate, length, microDays, fiscalId }: Leave): Fact[] {
  const all: string[] = [];
  const working: string[] = [];
  for (let day = 0; day < length; day++) {
    const date = addDays(startDate, day);
    all.push(date);
    if (isWorking(date)) working.push(date);
  }
  const includesNonWorking = microDays > working.length * 1_000_000;
  const dates = includesNonWorking ? all : working;
  const share = Math.floor(microDays / dates.length);
  const facts: Fact[] = [];
  let left = microDays;
  for (const [index, date] of dates.entries()) {
    const part = index === dates.length - 1 ? left : share;
    left -= part;
    facts.push({
      date,
      microDays: part,
      isProrated: microDays !== working.length * 1_000_000,
      includesNonWorking,
      isOutside: fiscalId === 101 ? date < '2022-07-17' || date > '2023-07-16' : date < '2023-07-17' || date > '2024-07-15',
    });
  }
  return facts;
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
  listCalendarDates(calendar, dayOf('2022-01-01'), dayOf('2026-12-31')).map(({ date, isWorkingDay, holidayName }) => ({
    day: dayOf(date),
    isWorking: isWorkingDay,
    holidayName,
  }));
const CALENDAR_ROWS = rowsOf(CALENDAR);

/** The state of one person with these leaves; leave n has the id n. */
function stateOf(leaves: readonly Leave[], calendar = CALENDAR_ROWS): MartState {
  const frame = buildFrame({
    version: { dataVersion: '1', key: '1', runId: null, runStartedAt: null },
    sourceTimeZone: 'UTC',
    calendar,
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
});

test('half a day over two days is a quarter on each, and leave on free days is spread over them', () => {
  const weekdays: WorkingCalendar = { workingWeeks: [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] }], holidays: [] };
  const state = stateOf(
    [
      { startDate: '2024-04-19', length: 4, microDays: 500_000, fiscalId: 102 },
      { startDate: '2024-04-20', length: 2, microDays: 1_000_000, fiscalId: 102 },
      { startDate: '2024-04-22', length: 3, microDays: 1_000_000, fiscalId: 102 },
    ],
    rowsOf(weekdays),
  );
  expect(factsOf(state, 0).facts).toEqual([
    { date: '2024-04-19', microDays: 250_000 },
    { date: '2024-04-22', microDays: 250_000 },
  ]);
  expect(factsOf(state, 1).facts).toEqual([
    { date: '2024-04-20', microDays: 500_000 },
    { date: '2024-04-21', microDays: 500_000 },
  ]);
  expect(factsOf(state, 2).facts).toEqual([
    { date: '2024-04-22', microDays: 333_333 },
    { date: '2024-04-23', microDays: 333_333 },
    { date: '2024-04-24', microDays: 333_334 },
  ]);
});
