import { isDeepStrictEqual } from 'node:util';
import type { MartState } from '../state';
import { buildCalendar, isCalendarOf } from './calendar';
import { buildEntitlementChanges } from './entitlement-changes';
import { buildEntitlements, buildFiscalYears, buildMembers, isMembersOf } from './members';
import { buildPeople } from './people';
import type { FrameRows, TableRows } from './rows';

/** A state without its leaves. */
export type Frame = Omit<MartState, 'leaves' | 'lengths' | 'dayFacts' | 'leaveMonths'>;

/** A frame without its people. */
export type FrameTables = Omit<Frame, 'people'>;

export function buildFrame(rows: FrameRows): Frame {
  const tables = buildTables(rows);
  return { ...tables, people: buildPeople(rows.people, tables) };
}

/** @param current tables of another state: those that are the same go on. */
export function buildTables(rows: TableRows, current: FrameTables | null = null): FrameTables {
  const members = (table: 'departments' | 'designations' | 'leaveTypes' | 'teamManagers' | 'leaveIssuers' | 'allocations') =>
    current && isMembersOf(current[table], rows[table]) ? current[table] : buildMembers(rows[table]);
  const leaveTypes = members('leaveTypes');
  const fiscalYears = keepEqual(buildFiscalYears(rows.fiscalYears), current?.fiscalYears);
  return {
    version: rows.version,
    sourceTimeZone: rows.sourceTimeZone,
    calendar: current && isCalendarOf(current.calendar, rows.calendar) ? current.calendar : buildCalendar(rows.calendar),
    fiscalYears,
    departments: members('departments'),
    designations: members('designations'),
    leaveTypes,
    teamManagers: members('teamManagers'),
    leaveIssuers: members('leaveIssuers'),
    allocations: members('allocations'),
    entitlements: keepEqual(buildEntitlements(rows.entitlements, leaveTypes, fiscalYears), current?.entitlements),
    entitlementChanges: buildEntitlementChanges(rows.entitlementChanges, leaveTypes, fiscalYears),
  };
}

/** The earlier of two equal tables: what was looked up in it before is known of it. */
function keepEqual<Table>(built: Table, current: Table | undefined): Table {
  return current !== undefined && isDeepStrictEqual(built, current) ? current : built;
}
