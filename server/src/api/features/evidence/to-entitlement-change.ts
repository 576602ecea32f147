import { toDays } from '../../../domain/micro-days';
import type { EntitlementChange } from './entitlement-change.types';
import type { EntitlementDifference } from './explain-change.question';

/** Days in place of millionths. */
export function toEntitlementChange(difference: EntitlementDifference): EntitlementChange {
  const { grantedBefore, grantedAfter, transferableBefore, transferableAfter, ...names } = difference;
  const orNull = (micro: number | null) => (micro === null ? null : toDays(micro));
  return {
    ...names,
    entitlementBefore: orNull(grantedBefore),
    entitlementAfter: orNull(grantedAfter),
    transferableBefore: orNull(transferableBefore),
    transferableAfter: orNull(transferableAfter),
    difference: toDays((grantedAfter ?? 0) - (grantedBefore ?? 0)),
  };
}
