import { firstDayOfMonth, monthOfDay } from '../mart/months';

/** What leave days are forecast by. */
export type PeriodGrain = 'MONTH' | 'WEEK';

/** Weeks begin on a Monday; 1970-01-01 was a Thursday. */
const THURSDAY = 3;
const WEEK = 7;
const WEEKS_PER_YEAR = 365.2425 / WEEK;
const MONTHS_PER_YEAR = 12;

/** The number of the period that a day (since 1970-01-01) is in: months since 1970-01, or weeks since the one of 1970-01-01. */
export function periodOfDay(grain: PeriodGrain, day: number): number {
  return grain === 'MONTH' ? monthOfDay(day) : Math.floor((day + THURSDAY) / WEEK);
}

/** The first day of a period, in days since 1970-01-01. */
export function firstDayOfPeriod(grain: PeriodGrain, period: number): number {
  return grain === 'MONTH' ? firstDayOfMonth(period) : period * WEEK - THURSDAY;
}

/** The period of the same season some years before. Weeks: the one that begins closest to the same date. */
export function sameSeasonBefore(grain: PeriodGrain, period: number, years: number): number {
  return period - Math.round(years * (grain === 'MONTH' ? MONTHS_PER_YEAR : WEEKS_PER_YEAR));
}

/** How many periods the last year has. */
export function periodsPerYear(grain: PeriodGrain): number {
  return grain === 'MONTH' ? MONTHS_PER_YEAR : Math.floor(WEEKS_PER_YEAR);
}
