import type { DisclosureRules } from '../../../disclosure/primary-suppression/sensitive-cells';
import type { PeriodGrain } from '../../../forecast/periods';
import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import type { ForecastGrouping } from './forecast-grouping';

/** What a forecast is about. */
export interface ForecastSubject {
  /** Without statuses and dates: a forecast needs every request. */
  condition: LeaveCondition;
  scope: Scope;
  grain: PeriodGrain;
  groupBy: ForecastGrouping | null;
  /** The business date, `YYYY-MM-DD`: what was requested up to this day is known. */
  today: string;
  /** For a VIEWER: by which rules groups are suppressed. The published tables of every status have to be prepared. Null: by none. */
  disclosure: DisclosureRules | null;
}

/** LAST_YEAR: the approved days of the same period a year earlier, without an interval. NONE: not even those are known. */
export type ForecastMethod = 'PICK_UP' | 'LAST_YEAR' | 'NONE';

/** Why the method is not PICK_UP. */
export type ForecastShortfall = 'SHORT_HISTORY' | 'NO_BETTER_THAN_LAST_YEAR';

/** Grain: period x group. Days of leave; null: unknown, or suppressed. */
export interface ForecastRowAnswer {
  startDate: string;
  endDate: string;
  periodLabel: string;
  /** Null for everybody together. */
  groupId: string | null;
  groupLabel: string | null;
  approvedDays: number | null;
  pendingDays: number | null;
  forecastDays: number | null;
  lowDays: number | null;
  highDays: number | null;
  lastYearDays: number | null;
  method: ForecastMethod;
  shortfall: ForecastShortfall | null;
  suppressed: boolean;
}

export interface LeaveForecastAnswer {
  total: ForecastRowAnswer[];
  rows: ForecastRowAnswer[];
}

/** Leave days of the periods to come. */
export const LEAVE_FORECAST = defineQuestion<ForecastSubject, LeaveForecastAnswer>('leaveForecast', { isLarge: true });
