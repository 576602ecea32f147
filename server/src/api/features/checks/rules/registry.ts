import { entitlementChanged } from './entitlement-changed';
import { fewerDaysThanRostered } from './fewer-days-than-rostered';
import { moreDaysThanRostered } from './more-days-than-rostered';
import { outsideFiscalYear } from './outside-fiscal-year';
import { overdrawn } from './overdrawn';
import { overlappingFiscalYears } from './overlapping-fiscal-years';
import { overlappingLeave } from './overlapping-leave';
import { pendingForLong } from './pending-for-long';
import { pendingInThePast } from './pending-in-the-past';
import { requestedAfterStart } from './requested-after-start';
import type { CheckRule } from './rule';
import { sharedEmail } from './shared-email';
import { unknownStatus } from './unknown-status';
import { unknownTeamManager } from './unknown-team-manager';
import { withoutDepartment } from './without-department';
import { withoutTeamManager } from './without-team-manager';

/** Every check by its name in the API, in the order of lists. */
export const CHECKS = {
  UNKNOWN_STATUS: unknownStatus,
  OVERLAPPING_LEAVE: overlappingLeave,
  MORE_DAYS_THAN_ROSTERED: moreDaysThanRostered,
  FEWER_DAYS_THAN_ROSTERED: fewerDaysThanRostered,
  OUTSIDE_FISCAL_YEAR: outsideFiscalYear,
  REQUESTED_AFTER_START: requestedAfterStart,
  PENDING_IN_THE_PAST: pendingInThePast,
  PENDING_FOR_LONG: pendingForLong,
  OVERDRAWN: overdrawn,
  ENTITLEMENT_CHANGED: entitlementChanged,
  WITHOUT_DEPARTMENT: withoutDepartment,
  WITHOUT_TEAM_MANAGER: withoutTeamManager,
  UNKNOWN_TEAM_MANAGER: unknownTeamManager,
  SHARED_EMAIL: sharedEmail,
  OVERLAPPING_FISCAL_YEARS: overlappingFiscalYears,
} as const satisfies Readonly<Record<string, CheckRule>>;

export type CheckName = keyof typeof CHECKS;

export const CHECK_NAMES = Object.keys(CHECKS) as readonly CheckName[];
