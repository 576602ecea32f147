import { defineQuestion } from '../../../mart/question';
import type { ForecastSubject } from './leave-forecast.question';

/** Days before the beginning of a period for which forecasts are checked. */
export const BACKTEST_HORIZONS = [0, 7, 30, 90] as const;

/** How forecasts at one horizon did, all groups and periods together. Days; null: no period could be checked. */
export interface HorizonAnswer {
  horizonDays: number;
  truths: number;
  meanAbsoluteError: number | null;
  naiveMeanAbsoluteError: number | null;
  mase: number | null;
  intervals: number;
  /** Share of the 80 % intervals that held the truth. Null: there was none. */
  coverage: number | null;
  isShown: boolean;
}

/** Grain: horizon x period that is over, everybody under the filter together. Days; null: not known at that time. */
export interface CheckedForecastAnswer {
  horizonDays: number;
  startDate: string;
  endDate: string;
  periodLabel: string;
  actualDays: number;
  forecastDays: number;
  lowDays: number | null;
  highDays: number | null;
  lastYearDays: number | null;
}

export interface ForecastBacktestAnswer {
  horizons: HorizonAnswer[];
  /** Empty for a VIEWER where a month may not be shown. */
  checks: CheckedForecastAnswer[];
  suppressed: boolean;
}

/** Forecasts of the past beside what happened. */
export const FORECAST_BACKTEST = defineQuestion<ForecastSubject, ForecastBacktestAnswer>('forecastBacktest', { isLarge: true });
