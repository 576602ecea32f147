import { nameMember } from '../build/members';
import type { FrameRows } from '../build/rows';
import { entitlementKey } from './deciding-leaves';
import type { KnownEntitlement } from './known-records.sql';

/**
 * Leave types, fiscal years and entitlements. The first row that names one decides what it is.
 * @param known newest first: those of current records, then those that only earlier records name.
 */
export function toEntitlementTables(known: readonly KnownEntitlement[]): Pick<FrameRows, 'leaveTypes' | 'fiscalYears' | 'entitlements'> {
  const leaveTypes = new Map<string, FrameRows['leaveTypes'][number]>();
  const fiscalYears = new Map<string, FrameRows['fiscalYears'][number]>();
  const entitlements = new Map<string, FrameRows['entitlements'][number]>();
  for (const { leaveTypeId, leaveType, granted, transferable, fiscalId, fiscalStart, fiscalEnd, isCurrent } of known) {
    if (!leaveTypes.has(leaveTypeId)) leaveTypes.set(leaveTypeId, nameMember(leaveTypeId, leaveType));
    if (!fiscalYears.has(fiscalId)) fiscalYears.set(fiscalId, { id: fiscalId, start: fiscalStart, end: fiscalEnd, isCurrent });
    const key = entitlementKey(leaveTypeId, fiscalId);
    if (!entitlements.has(key)) entitlements.set(key, { leaveTypeId, fiscalId, granted, transferable });
  }
  return { leaveTypes: [...leaveTypes.values()], fiscalYears: [...fiscalYears.values()], entitlements: [...entitlements.values()] };
}
