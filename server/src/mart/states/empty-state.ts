import { buildFrame } from '../build/frame';
import { buildState } from '../build/leaves';
import { createLeaveColumns } from '../load/leave-columns';
import type { MartState } from '../state';

/** What was known before the first run: nothing. */
export function buildEmptyState(sourceTimeZone: string): MartState {
  const frame = buildFrame({
    version: { dataVersion: '0', key: 'known@0', runId: '0', runStartedAt: null },
    sourceTimeZone,
    calendar: [],
    fiscalYears: [],
    departments: [],
    designations: [],
    leaveTypes: [],
    teamManagers: [],
    leaveIssuers: [],
    allocations: [],
    entitlements: [],
    people: [],
  });
  return buildState(frame, createLeaveColumns(0).rows);
}
