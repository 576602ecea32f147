import type { BacktestResult } from '../../../forecast/backtest';
import type { ClosingMeasure } from '../../../forecast/closing/use-history';
import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';

export const CLOSING_GROUPINGS = ['EMPLOYEE', 'DEPARTMENT', 'DESIGNATION', 'TEAM_MANAGER', 'PROJECT_ALLOCATION', 'LEAVE_TYPE'] as const;
export type ClosingGrouping = (typeof CLOSING_GROUPINGS)[number];

/** What a day of each person costs. */
export interface DailyRates {
  /** By empId. */
  ofEmployees: Readonly<Record<string, number>>;
  /** Of everybody else; null: unknown. */
  ofOthers: number | null;
}

export interface BalanceForecastQuestion {
  /** Which people and leave types. */
  condition: Pick<LeaveCondition, 'choices'>;
  scope: Scope;
  fiscalYearId: string;
  /** `YYYY-MM-DD`, in the fiscal year. */
  today: string;
  groupBy: ClosingGrouping | null;
  /** How many groups at most, those with most forfeited days first. */
  first: number;
  /** Null: no money. */
  rates: DailyRates | null;
  /** Which of the earlier states that come with the question shows what was known when. */
  known: readonly { fiscalYearId: string; horizonDays: number }[];
}

/** Days are null where they are unknown, or where the forecast is no better than the figure of the year before. */
export interface ClosingRow {
  groupId: string | null;
  groupLabel: string | null;
  balanceCount: number;
  closing: ClosingFigure;
  forfeited: ClosingFigure;
  overdrawn: ClosingFigure;
  forfeitedMoney: number | null;
  overdrawnMoney: number | null;
  /** People without a rate, who are left out of the money. */
  ratelessCount: number;
}

export interface ClosingFigure {
  days: number | null;
  low: number | null;
  high: number | null;
}

export interface ClosingBacktest extends BacktestResult {
  horizonDays: number;
  measure: ClosingMeasure;
  /** How many of the fiscal years were read as they were known then; the others are reconstructed from the dates of requests. */
  knownYears: number;
  reconstructedYears: number;
  isShown: boolean;
}

export interface BalanceForecastAnswer {
  horizonDays: number;
  total: ClosingRow;
  rows: ClosingRow[];
  /** Of people, at today's horizon first. */
  backtest: ClosingBacktest[];
}

/** Balances at the end of a fiscal year. */
export const BALANCE_FORECAST = defineQuestion<BalanceForecastQuestion, BalanceForecastAnswer>('balanceForecast', { isLarge: true });
