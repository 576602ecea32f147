import type { MartState, StateVersion } from '../state';
import { buildFrame } from './frame';
import { createLeaveColumns } from './leave-columns';
import { buildState } from './leaves';
import { NO_ROSTERS } from './rosters';

/** A state before the first run: nothing is known. */
export function buildEmptyState(version: StateVersion, sourceTimeZone: string): MartState {
  const frame = buildFrame({
    version,
    sourceTimeZone,
    calendar: [],
    rosters: NO_ROSTERS,
    fiscalYears: [],
    departments: [],
    designations: [],
    leaveTypes: [],
    teamManagers: [],
    leaveIssuers: [],
    allocations: [],
    entitlements: [],
    entitlementChanges: [],
    people: [],
  });
  return buildState(frame, createLeaveColumns(0).rows);
}
