import type { LeaveStatus } from '../domain/leave-status';
import { LEAVE_STATUSES } from '../domain/leave-status';
import type { Holiday, WorkingWeek } from '../domain/working-calendar';
import type { TextColumn } from './shared-columns';

/** The ordinal of a missing value. */
export const NONE = -1;

/** The values of a dimension that has words: ordinals follow the order of the labels, so they sort as answers do. */
export interface Members {
  count: number;
  /** As the API spells it. */
  id: TextColumn;
  label: TextColumn;
}

/** Calendar dates from `firstDay` to `lastDay` (days since 1970-01-01); element i is of day `firstDay + i`. */
export interface Calendar {
  firstDay: number;
  lastDay: number;
  /** 1 on a date of the working week that is no full holiday. */
  isWorking: Uint8Array;
  /** Half days that holidays leave of the date: 2, 1 or 0. */
  openHalves: Uint8Array;
  /** Days with a holiday, ascending, and their names. */
  holidayDay: Int32Array;
  holidayName: TextColumn;
}

/**
 * Who works when, as the files in force and the departures say: calendars, patterns and the periods of everybody whom the workforce file or
 * a departure names. People of the same pattern share it. Days are since 1970-01-01.
 */
export interface Rosters {
  /** Names the revisions and departures that it was built from. */
  key: string;
  /** The default calendar first, then those of the calendars file, all over the same days. */
  calendars: readonly RosterCalendarColumns[];
  /** Of pattern n: from `7 * n` on the share of each weekday from Monday on, in millionths of a day. */
  patterns: Int32Array;
  /** The empIds in any order, also of people without leave. */
  count: number;
  id: TextColumn;
  /**
   * Periods of roster r, in order: from `periodStart[r]` up to `periodStart[r + 1]`; a period holds from its first day until the next one.
   */
  periodStart: Int32Array;
  /** OPEN_BEGIN: from the beginning. */
  from: Int32Array;
  /** NONE: the week of the calendar. */
  pattern: Int32Array;
  calendar: Int32Array;
  /** First and last day of employment; OPEN_BEGIN and OPEN_END: not known. */
  hired: Int32Array;
  left: Int32Array;
}

export const OPEN_BEGIN = -(2 ** 31);
export const OPEN_END = 2 ** 31 - 1;

export interface RosterCalendarColumns extends Calendar {
  /** Null: the default calendar. */
  name: string | null;
  timeZone: string;
  /** Null for the default calendar, whose days come from the database. */
  workingWeeks: readonly WorkingWeek[] | null;
  /** As its file has them; none for the default calendar. */
  holidays: readonly Holiday[];
}

/** In order of start date, then id. Days are since 1970-01-01, both inclusive. */
export interface FiscalYears extends Members {
  start: Int32Array;
  end: Int32Array;
  isCurrent: Uint8Array;
  /** The fiscal year whose unused days carry over into this one; NONE: no year ended before it began. */
  carriesFrom: Int32Array;
}

/** Entitlement of leave type t in fiscal year y at `t * fiscalYears.count + y`, in millionths of a day. */
export interface Entitlements {
  /** 1: a record of the source names this pair. */
  isStated: Uint8Array;
  /** NaN: the source does not say. */
  granted: Float64Array;
  /** How many of the granted days may carry over. NaN: the source does not say. */
  transferable: Float64Array;
}

/** Entitlements of which the source changed the granted days, in the order of the runs that brought the changes. */
export interface EntitlementChanges {
  count: number;
  /** Ordinals. */
  leaveType: Int32Array;
  fiscalYear: Int32Array;
  /** Millionths of a day; NaN: the source did not say. */
  before: Float64Array;
  after: Float64Array;
  /** The date of the run, in days since 1970-01-01. */
  day: Int32Array;
  runId: Float64Array;
}

/** In order of the folded name, then employee number: the order of lists. */
export interface People {
  count: number;
  /** empId. */
  id: TextColumn;
  userId: Float64Array;
  /** Full name, or "Employee" and the number. */
  label: TextColumn;
  /** Place in the order of labels, the order of EMPLOYEE cells. */
  labelRank: Int32Array;
  /** Full name with accents and case removed: what lists are ordered by. */
  sortName: TextColumn;
  /** Name, email and number, folded the same way: what a search looks through. */
  searchText: TextColumn;
  /** Folded; empty: the source has none. No answer holds it. */
  email: TextColumn;
  department: Int32Array;
  designation: Int32Array;
  teamManager: Int32Array;
  /** Who decides on leave of the person today. */
  leaveIssuer: Int32Array;
  isRetired: Uint8Array;
  /** Ordinal in `Rosters`; NONE: nothing is said of the person. */
  roster: Int32Array;
  /** Allocations of person p: `allocation` from `allocationStart[p]` up to `allocationStart[p + 1]`. */
  allocationStart: Int32Array;
  allocation: Int32Array;
  /** First fiscal year (ordinal) with any leave of the person, retired leave excluded; NONE without leave. */
  firstYear: Int32Array;
  /** Leaves of person p: from `leaveStart[p]` up to `leaveStart[p + 1]`. */
  leaveStart: Int32Array;
}

/** Leaves that are not retired, sorted by person, start date, id. */
export interface Leaves {
  count: number;
  id: Float64Array;
  person: Int32Array;
  leaveType: Int32Array;
  fiscalYear: Int32Array;
  /** The current issuer, or the default one. */
  leaveIssuer: Int32Array;
  /** Those of the person in the leave's own record: what the source held when it last changed that record. */
  department: Int32Array;
  designation: Int32Array;
  teamManager: Int32Array;
  /** Ordinal in LEAVE_STATUSES. */
  status: Int32Array;
  /** Days of the record, in millionths. */
  micro: Int32Array;
  /** Ordinal in `lengths`. */
  length: Int32Array;
  start: Int32Array;
  end: Int32Array;
  /** When it was requested, in microseconds since 1970, and the date of that in the source's time zone. */
  requestedAt: Float64Array;
  requestedDay: Int32Array;
  /** When the source last changed the record (its request, where it never did), in microseconds since 1970: the newest record decides. */
  updatedAt: Float64Array;
  /** Days from the run that first brought it as REQUESTED to the run that first brought it decided; NaN: not observed. */
  decisionDays: Float64Array;
  /** Flags of how its days spread: PRORATED, INCLUDES_NON_WORKING, OUTSIDE_FISCAL_YEAR. */
  flags: Uint8Array;
  /** Day facts of leave l: from `factStart[l]` up to `factStart[l + 1]`. */
  factStart: Int32Array;
  /** Months of leave l: from `monthStart[l]` up to `monthStart[l + 1]`. */
  monthStart: Int32Array;
}

/** Grain: leave x calendar date on which it takes a share of a day, in the order of leaves and dates. */
export interface DayFacts {
  day: Int32Array;
  /** Millionths of a day. */
  micro: Int32Array;
}

/** Grain: leave x calendar month that it has days in, in the order of leaves and months. */
export interface LeaveMonths {
  /** Months since 1970-01. */
  month: Int32Array;
  micro: Int32Array;
}

/** Which state of the data this is. */
export interface StateVersion {
  /** What answers name. */
  dataVersion: string;
  /** Differs for any two states, of one database or of two. */
  key: string;
  /** The run that made this version, and when it began. Null: no run did. */
  runId: string | null;
  runStartedAt: string | null;
}

/** Everything that figures are computed from, as it stood in one data version. It never changes: a new version is a new state. */
export interface MartState {
  version: StateVersion;
  sourceTimeZone: string;
  /** The default calendar. */
  calendar: Calendar;
  rosters: Rosters;
  fiscalYears: FiscalYears;
  departments: Members;
  designations: Members;
  leaveTypes: Members;
  teamManagers: Members;
  leaveIssuers: Members;
  allocations: Members;
  entitlements: Entitlements;
  entitlementChanges: EntitlementChanges;
  people: People;
  leaves: Leaves;
  /** Distinct lengths of leaves in millionths of a day, ascending. */
  lengths: Int32Array;
  dayFacts: DayFacts;
  leaveMonths: LeaveMonths;
}

export const FLAG = { PRORATED: 1, INCLUDES_NON_WORKING: 2, OUTSIDE_FISCAL_YEAR: 4 } as const;

/** Ordinals of statuses in `Leaves.status`. */
export const STATUS = Object.fromEntries(LEAVE_STATUSES.map((status, at) => [status, at])) as Readonly<Record<LeaveStatus, number>>;
