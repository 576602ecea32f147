import type { DimensionName } from '../../../mart/dimensions/registry';

/** What a forecast can be split by: groups that last, so not dates, statuses, fiscal years or lengths of leave. */
export const FORECAST_GROUPINGS = [
  'DEPARTMENT',
  'DESIGNATION',
  'LEAVE_TYPE',
  'EMPLOYEE',
  'TEAM_MANAGER',
  'LEAVE_ISSUER',
  'PROJECT_ALLOCATION',
] as const satisfies readonly DimensionName[];

export type ForecastGrouping = (typeof FORECAST_GROUPINGS)[number];
