import { nameMember } from '../build/members';
import type { FrameRows } from '../build/rows';
import { nameKind } from './deciding-leaves';
import type { KnownKind } from './known-records.sql';

/**
 * Leave types, fiscal years and entitlements as the first of the kinds that names each has them.
 * @param kinds those of current records, the newest first, then those that were known before, the last known first.
 */
export function describeKinds(kinds: readonly KnownKind[]): Pick<FrameRows, 'leaveTypes' | 'fiscalYears' | 'entitlements'> {
  const leaveTypes = new Map<string, FrameRows['leaveTypes'][number]>();
  const fiscalYears = new Map<string, FrameRows['fiscalYears'][number]>();
  const entitlements = new Map<string, FrameRows['entitlements'][number]>();
  for (const { leaveTypeId, leaveType, granted, transferable, fiscalId, fiscalStart, fiscalEnd, isCurrent } of kinds) {
    if (!leaveTypes.has(leaveTypeId)) leaveTypes.set(leaveTypeId, nameMember(leaveTypeId, leaveType));
    if (!fiscalYears.has(fiscalId)) fiscalYears.set(fiscalId, { id: fiscalId, start: fiscalStart, end: fiscalEnd, isCurrent });
    const name = nameKind(leaveTypeId, fiscalId);
    if (!entitlements.has(name)) entitlements.set(name, { leaveTypeId, fiscalId, granted, transferable });
  }
  return { leaveTypes: [...leaveTypes.values()], fiscalYears: [...fiscalYears.values()], entitlements: [...entitlements.values()] };
}
