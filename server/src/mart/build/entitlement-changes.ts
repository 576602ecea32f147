import { indexIds, ordinalOf } from '../find-member';
import { sharedFloat64, sharedInt32 } from '../shared-columns';
import { type EntitlementChanges, type FiscalYears, type Members, NONE } from '../state';
import type { EntitlementChangeRow } from './rows';

/** Changes of leave types and fiscal years that the state has. */
export function buildEntitlementChanges(
  rows: readonly EntitlementChangeRow[],
  leaveTypes: Members,
  fiscalYears: FiscalYears,
): EntitlementChanges {
  const types = indexIds(leaveTypes.id, leaveTypes.count);
  const years = indexIds(fiscalYears.id, fiscalYears.count);
  const known = rows.filter((row) => ordinalOf(types, row.leaveTypeId) !== NONE && ordinalOf(years, row.fiscalId) !== NONE);
  const changes: EntitlementChanges = {
    count: known.length,
    leaveType: sharedInt32(known.length),
    fiscalYear: sharedInt32(known.length),
    before: sharedFloat64(known.length),
    after: sharedFloat64(known.length),
    day: sharedInt32(known.length),
    runId: sharedFloat64(known.length),
  };
  for (const [at, { leaveTypeId, fiscalId, before, after, day, runId }] of known.entries()) {
    changes.leaveType[at] = ordinalOf(types, leaveTypeId);
    changes.fiscalYear[at] = ordinalOf(years, fiscalId);
    changes.before[at] = before ?? Number.NaN;
    changes.after[at] = after ?? Number.NaN;
    changes.day[at] = day;
    changes.runId[at] = runId;
  }
  return changes;
}
