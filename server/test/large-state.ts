import { isoWeekday } from '../src/domain/local-date';
import { buildFrame } from '../src/mart/build/frame';
import { buildState } from '../src/mart/build/leaves';
import { NO_ROSTERS } from '../src/mart/build/rosters';
import type { CalendarRow, EntitlementRow, FiscalYearRow, LeaveRows, MemberRow, PersonRow, RosterRows } from '../src/mart/build/rows';
import { type MartState, STATUS } from '../src/mart/state';

// An invented company as a state of the mart, built in memory without a database: for measurements, and for tests of plain functions.

export interface CompanySize {
  leaves: number;
  people: number;
  /** From July 2015 on; people join in the first half of them. */
  fiscalYears?: number;
  /** The same seed gives the same company. */
  seed?: number;
  /** Who works when; left out: everybody the week of the calendar. */
  rosters?: RosterRows;
}

const MICRO_DAYS = 1_000_000;
const FIRST_YEAR = 2015;
const MILLISECONDS_PER_DAY = 86_400_000;
const dayOf = (year: number, month: number, date: number) => Date.UTC(year, month - 1, date) / MILLISECONDS_PER_DAY;

const COUNTS = { departments: 12, designations: 25, leaveTypes: 8, allocations: 40 };
const PEOPLE_PER_TEAM = 12;
const HOLIDAYS = [
  [1, 1],
  [5, 1],
  [10, 20],
  [12, 25],
] as const;
/** Out of 20. */
const STATUSES = [
  ...Array<number>(16).fill(STATUS.APPROVED),
  STATUS.REQUESTED,
  STATUS.REJECTED,
  STATUS.REJECTED,
  STATUS.CANCELLED,
] as const;
/** Lengths of leaves in half days; on average a leave takes 2.7 dates. */
const HALF_DAYS = [1, 2, 2, 2, 3, 4, 6, 8, 10, 14] as const;

export function buildLargeState({ leaves, people, fiscalYears = 10, seed = 7, rosters = NO_ROSTERS }: CompanySize): MartState {
  const pick = createPick(seed);
  const calendar = listCalendar(fiscalYears);
  const years = listFiscalYears(fiscalYears);
  const persons = listPeople(people, pick);
  const frame = buildFrame({
    version: { dataVersion: '1', key: `invented@${seed}`, runId: '1', runStartedAt: null },
    sourceTimeZone: 'Asia/Kathmandu',
    calendar,
    rosters,
    fiscalYears: years,
    departments: listMembers(COUNTS.departments, 'Department'),
    designations: listMembers(COUNTS.designations, 'Designation'),
    leaveTypes: listMembers(COUNTS.leaveTypes, 'Leave type'),
    teamManagers: listMembers(countTeams(people), 'Manager', 1_000),
    leaveIssuers: listMembers(countTeams(people), 'Issuer', 1_000),
    allocations: listMembers(COUNTS.allocations, 'Project'),
    entitlements: listEntitlements(years),
    entitlementChanges: [],
    people: persons,
  });
  return buildState(frame, inventLeaves({ leaves, people, calendar, years, pick }));
}

type Pick = (choices: number) => number;

/** Whole numbers from 0 up to the given one, from the generator mulberry32: neighbouring numbers are not correlated. */
function createPick(seed: number): Pick {
  let state = seed;
  return (choices) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * choices);
  };
}

/** From a year before the first fiscal year to a year after the last one. */
function listCalendar(fiscalYears: number): CalendarRow[] {
  const first = dayOf(FIRST_YEAR - 1, 7, 17);
  const holidays = new Set<number>();
  for (let year = FIRST_YEAR - 1; year <= FIRST_YEAR + fiscalYears + 1; year++) {
    for (const [month, date] of HOLIDAYS) holidays.add(dayOf(year, month, date));
  }
  return Array.from({ length: dayOf(FIRST_YEAR + fiscalYears + 1, 7, 17) - first }, (_, at) => {
    const day = first + at;
    const holiday = holidays.has(day)
      ? ({ holidayName: 'Holiday', holidayPart: 'FULL' } as const)
      : { holidayName: null, holidayPart: null };
    return { day, isWorking: isoWeekday(day) < 6 && !holidays.has(day), ...holiday };
  });
}

function listFiscalYears(count: number): FiscalYearRow[] {
  return Array.from({ length: count }, (_, at) => ({
    id: String(101 + at),
    start: dayOf(FIRST_YEAR + at, 7, 17),
    end: dayOf(FIRST_YEAR + at + 1, 7, 16),
    isCurrent: at === count - 1,
  }));
}

function listMembers(count: number, name: string, firstId = 1): MemberRow[] {
  return Array.from({ length: count }, (_, at) => ({ id: String(firstId + at), label: `${name} ${String(at + 1).padStart(5, '0')}` }));
}

const countTeams = (people: number) => Math.ceil(people / PEOPLE_PER_TEAM);

/** Every hundredth person has no department, designation, manager or allocation. User ids of the first people are those of the managers. */
function listPeople(count: number, pick: Pick): PersonRow[] {
  const teams = countTeams(count);
  return Array.from({ length: count }, (_, at): PersonRow => {
    const name = `Person ${String(at + 1).padStart(7, '0')}`;
    const hasNoGroups = at % 100 === 99;
    const allocations = hasNoGroups ? 0 : 1 + pick(2);
    const firstAllocation = pick(COUNTS.allocations);
    return {
      id: String(at + 1),
      userId: 1_000 + at,
      label: name,
      sortName: name.toLowerCase(),
      searchText: `${name.toLowerCase()} ${at + 1}`,
      email: `person${at + 1}@example.com`,
      departmentId: hasNoGroups ? null : String(1 + pick(COUNTS.departments)),
      designationId: hasNoGroups ? null : String(1 + pick(COUNTS.designations)),
      teamManagerId: hasNoGroups ? null : String(1_000 + pick(teams)),
      leaveIssuerId: String(1_000 + pick(teams)),
      isRetired: at % 50 === 49,
      allocationIds: Array.from({ length: allocations }, (_, own) => String(1 + ((firstAllocation + own) % COUNTS.allocations))),
    };
  });
}

function listEntitlements(years: readonly FiscalYearRow[]): EntitlementRow[] {
  return years.flatMap(({ id: fiscalId }) =>
    Array.from({ length: COUNTS.leaveTypes - 1 }, (_, at) => ({
      leaveTypeId: String(1 + at),
      fiscalId,
      granted: (6 + 2 * at) * MICRO_DAYS,
      transferable: at % 2 === 0 ? 5 * MICRO_DAYS : 0,
    })),
  );
}

interface InventOptions {
  leaves: number;
  people: number;
  calendar: readonly CalendarRow[];
  years: readonly FiscalYearRow[];
  pick: Pick;
}

/** Leaves in the order of their ids, spread over people and over the days since each joined. */
function inventLeaves({ leaves: count, people, calendar, years, pick }: InventOptions): LeaveRows {
  const firstDay = calendar[0]?.day ?? 0;
  const [first, last] = [years[0] as FiscalYearRow, years.at(-1) as FiscalYearRow];
  const joined = Int32Array.from({ length: people }, () => (years[pick(Math.ceil(years.length / 2))] as FiscalYearRow).start);
  const yearOf = new Int32Array(last.end - first.start + 1);
  for (const [at, { start, end }] of years.entries()) yearOf.fill(at, start - first.start, end - first.start + 1);
  const isWorking = Uint8Array.from(calendar, (row) => Number(row.isWorking));
  const rows: LeaveRows = {
    count,
    id: new Float64Array(count),
    person: new Int32Array(count),
    leaveTypeId: new Float64Array(count),
    fiscalId: new Float64Array(count),
    leaveIssuerId: new Float64Array(count),
    departmentId: new Float64Array(count),
    designationId: new Float64Array(count),
    teamManagerId: new Float64Array(count),
    status: new Int32Array(count),
    micro: new Int32Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
    requestedAt: new Float64Array(count),
    updatedAt: new Float64Array(count),
    requestedDay: new Int32Array(count),
    decisionDays: new Float64Array(count),
  };
  for (let at = 0; at < count; at++) {
    const person = pick(people);
    const halves = HALF_DAYS[pick(HALF_DAYS.length)] as number;
    let start = (joined[person] as number) + pick(last.end - (joined[person] as number) + 1);
    while (isWorking[start - firstDay] === 0) start++;
    // As many working dates as the days need.
    let [end, left] = [start, Math.ceil(halves / 2) - 1];
    while (left > 0) if (isWorking[++end - firstDay] === 1) left--;
    const requestedDay = start - pick(40) + 3;
    rows.id[at] = 1 + at;
    rows.person[at] = person;
    rows.leaveTypeId[at] = 1 + pick(COUNTS.leaveTypes);
    rows.fiscalId[at] = Number((years[yearOf[Math.min(start, last.end) - first.start] as number] as FiscalYearRow).id);
    rows.leaveIssuerId[at] = pick(20) === 0 ? Number.NaN : 1_000 + pick(countTeams(people));
    rows.status[at] = STATUSES[pick(STATUSES.length)] as number;
    rows.micro[at] = (halves * MICRO_DAYS) / 2;
    rows.start[at] = start;
    rows.end[at] = end;
    rows.requestedDay[at] = requestedDay;
    rows.requestedAt[at] = (requestedDay * MILLISECONDS_PER_DAY + pick(MILLISECONDS_PER_DAY / 2)) * 1_000;
    rows.updatedAt[at] = rows.requestedAt[at] as number;
    rows.decisionDays[at] = pick(2) === 0 ? pick(1_000) / 100 : Number.NaN;
  }
  return rows;
}
