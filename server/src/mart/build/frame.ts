import type { MartState } from '../state';
import { buildCalendar } from './calendar';
import { buildEntitlements, buildFiscalYears, buildMembers } from './members';
import { buildPeople } from './people';
import type { FrameRows } from './rows';

/** A state without its leaves. */
export type Frame = Omit<MartState, 'leaves' | 'lengths' | 'dayFacts' | 'leaveMonths'>;

export function buildFrame(rows: FrameRows): Frame {
  const members = {
    departments: buildMembers(rows.departments),
    designations: buildMembers(rows.designations),
    leaveTypes: buildMembers(rows.leaveTypes),
    teamManagers: buildMembers(rows.teamManagers),
    leaveIssuers: buildMembers(rows.leaveIssuers),
    allocations: buildMembers(rows.allocations),
  };
  const fiscalYears = buildFiscalYears(rows.fiscalYears);
  return {
    version: rows.version,
    sourceTimeZone: rows.sourceTimeZone,
    calendar: buildCalendar(rows.calendar),
    fiscalYears,
    ...members,
    entitlements: buildEntitlements(rows.entitlements, members.leaveTypes, fiscalYears),
    people: 'count' in rows.people ? rows.people : buildPeople(rows.people, members),
  };
}
