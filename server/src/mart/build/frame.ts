import { isDeepStrictEqual } from 'node:util';
import type { Calendar, MartState, Rosters } from '../state';
import { buildCalendar, isCalendarOf } from './calendar';
import { buildEntitlementChanges } from './entitlement-changes';
import { buildEntitlements, buildFiscalYears, buildMembers, isMembersOf } from './members';
import { buildPeople } from './people';
import { buildRosters, recalendar } from './rosters';
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
  const calendar = current && isCalendarOf(current.calendar, rows.calendar) ? current.calendar : buildCalendar(rows.calendar);
  return {
    version: rows.version,
    sourceTimeZone: rows.sourceTimeZone,
    calendar,
    rosters: findRosters(rows, calendar, current),
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

function findRosters({ rosters, sourceTimeZone }: TableRows, calendar: Calendar, current: FrameTables | null): Rosters {
  if (!('count' in rosters)) return buildRosters(rosters, calendar, sourceTimeZone);
  return rosters === current?.rosters && calendar === current.calendar ? rosters : recalendar(rosters, calendar, sourceTimeZone);
}

/** The earlier of two equal tables, because its indexes are built already. */
function keepEqual<Table>(built: Table, current: Table | undefined): Table {
  return current !== undefined && isDeepStrictEqual(built, current) ? current : built;
}
