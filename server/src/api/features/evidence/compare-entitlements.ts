import { DIMENSIONS } from '../../../mart/dimensions/registry';
import { leaveOf } from '../../../mart/leave-source';
import type { LeaveCondition } from '../../../mart/select/condition';
import { maskOrdinals } from '../../../mart/select/ordinal-mask';
import { textAt } from '../../../mart/shared-columns';
import { type MartState, NONE } from '../../../mart/state';
import type { EntitlementDifference } from './explain-change.question';

/**
 * Entitlements under a condition that are not the same in two states. An entitlement is never forgotten, so the later state has all of
 * them.
 */
export function compareEntitlements(from: MartState, to: MartState, { choices }: LeaveCondition): EntitlementDifference[] {
  const [before, after] = [leaveOf(from), leaveOf(to)];
  const types = maskOrdinals(DIMENSIONS.LEAVE_TYPE, after, choices.LEAVE_TYPE);
  const years = maskOrdinals(DIMENSIONS.FISCAL_YEAR, after, choices.FISCAL_YEAR);
  const findType = DIMENSIONS.LEAVE_TYPE.find(before);
  const findYear = DIMENSIONS.FISCAL_YEAR.find(before);
  const differences: EntitlementDifference[] = [];
  for (let year = 0; year < to.fiscalYears.count; year++) {
    if (years?.[year + 1] === 0) continue;
    for (let type = 0; type < to.leaveTypes.count; type++) {
      if (types?.[type + 1] === 0) continue;
      const [leaveTypeId, fiscalYearId] = [textAt(to.leaveTypes.id, type), textAt(to.fiscalYears.id, year)];
      const [earlier, later] = [entitlementAt(from, findType(leaveTypeId), findYear(fiscalYearId)), entitlementAt(to, type, year)];
      if (earlier.granted === later.granted && earlier.transferable === later.transferable) continue;
      differences.push({
        leaveTypeId,
        leaveType: textAt(to.leaveTypes.label, type),
        fiscalYearId,
        fiscalYear: textAt(to.fiscalYears.label, year),
        grantedBefore: earlier.granted,
        grantedAfter: later.granted,
        transferableBefore: earlier.transferable,
        transferableAfter: later.transferable,
      });
    }
  }
  return differences;
}

function entitlementAt({ entitlements, fiscalYears }: MartState, type: number, year: number) {
  if (type === NONE || year === NONE) return { granted: null, transferable: null };
  const cell = type * fiscalYears.count + year;
  return { granted: orNull(entitlements.granted[cell]!), transferable: orNull(entitlements.transferable[cell]!) };
}

function orNull(micro: number): number | null {
  return Number.isNaN(micro) ? null : micro;
}
