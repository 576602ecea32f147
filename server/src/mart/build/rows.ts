import type { RosterCalendar, WorkforceRow } from '../../domain/workforce';
import type { HolidayPart } from '../../domain/working-calendar';
import type { Rosters, StateVersion } from '../state';

/** A value of a dimension as it was read: its id and its words. */
export interface MemberRow {
  /** As the API spells it. */
  id: string;
  label: string;
}

export interface FiscalYearRow {
  id: string;
  /** Days since 1970-01-01, both inclusive. */
  start: number;
  end: number;
  isCurrent: boolean;
}

export interface EntitlementRow {
  leaveTypeId: string;
  fiscalId: string;
  /** Millionths of a day; null: the source does not say. */
  granted: number | null;
  transferable: number | null;
}

/** An entitlement that the source changed. */
export interface EntitlementChangeRow {
  leaveTypeId: string;
  fiscalId: string;
  /** Millionths of a day; null: the source did not say. */
  before: number | null;
  after: number | null;
  /** The date of the run that brought the change, in the source's time zone; days since 1970-01-01. */
  day: number;
  runId: number;
}

export interface CalendarRow {
  day: number;
  /** In the working week, and no full holiday. */
  isWorking: boolean;
  holidayName: string | null;
  /** Null: no holiday. */
  holidayPart: HolidayPart | null;
}

/** A person, in the order of sortName and id (byte order). */
export interface PersonRow {
  id: string;
  userId: number;
  /** Full name, or "Employee" and the number. */
  label: string;
  sortName: string;
  searchText: string;
  /** Folded; empty: the source has none. */
  email: string;
  departmentId: string | null;
  designationId: string | null;
  teamManagerId: string | null;
  leaveIssuerId: string | null;
  isRetired: boolean;
  allocationIds: readonly string[];
}

/** What the two files in force say, and who has left by decision. */
export interface RosterRows {
  key: string;
  calendars: readonly RosterCalendar[];
  workforce: readonly Omit<WorkforceRow, 'line' | 'fileLine' | 'fte'>[];
  /** Vanished people who left: their employment ends with `leftOn` at the latest. Dates are `YYYY-MM-DD`. */
  departures: readonly { employeeId: string; leftOn: string }[];
}

/** Everything about a state except its people and leaves. */
export interface TableRows {
  version: StateVersion;
  sourceTimeZone: string;
  calendar: readonly CalendarRow[];
  /** Or the rosters of another state, whose files are the same. */
  rosters: RosterRows | Rosters;
  fiscalYears: readonly FiscalYearRow[];
  departments: readonly MemberRow[];
  designations: readonly MemberRow[];
  leaveTypes: readonly MemberRow[];
  teamManagers: readonly MemberRow[];
  leaveIssuers: readonly MemberRow[];
  allocations: readonly MemberRow[];
  entitlements: readonly EntitlementRow[];
  /** In the order of their runs. */
  entitlementChanges: readonly EntitlementChangeRow[];
}

/** Everything about a state except its leaves. */
export interface FrameRows extends TableRows {
  people: readonly PersonRow[];
}

/** Leaves in any order, one element of each column per leave. Ids are those of the source; NaN is none. */
export interface LeaveRows {
  count: number;
  id: Float64Array;
  /** Place of the person in `FrameRows.people`. */
  person: Int32Array;
  leaveTypeId: Float64Array;
  fiscalId: Float64Array;
  leaveIssuerId: Float64Array;
  departmentId: Float64Array;
  designationId: Float64Array;
  teamManagerId: Float64Array;
  status: Int32Array;
  micro: Int32Array;
  start: Int32Array;
  end: Int32Array;
  requestedAt: Float64Array;
  requestedDay: Int32Array;
  updatedAt: Float64Array;
  decisionDays: Float64Array;
}
