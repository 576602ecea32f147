import type { CheckedFilter, IdChoice } from '../../shared/filters/checked-filter';
import type { Cut } from './cells.sql';
import type { LeaveDimension } from './leave-aggregate.types';

type Question = Pick<Cut, 'filter' | 'groupBy'>;

/** How much of the balances of a cell is used. */
export interface BalanceUse {
  /** Approved days charged to them, in millionths of a day. */
  usedMicroDays: number;
  /** What there was to use: entitlement and carry-over, in millionths of a day. */
  allowanceMicroDays: number;
  /** Whether the question puts them into one fiscal year. */
  isOfOneYear: boolean;
  /** How much of that year is gone, today included. Null: there are no balances. */
  elapsedShare: number | null;
}

export const NOT_APPROVED = 'Unknown: only approved leave uses a balance.';
export const SEVERAL_YEARS = 'Unknown: several fiscal years are not in step with one; filter by one, or group by FISCAL_YEAR.';
const OF_DATES = 'Unknown: a balance is of a whole fiscal year, not of dates.';
const OF_LEAVES = 'Unknown: no part of a balance belongs to a leave issuer or to leaves of one length.';

/** Why the cells of a dimension are no whole balances; null where they are. */
const SPLITTING_DIMENSIONS: Readonly<Record<LeaveDimension, string | null>> = {
  FISCAL_YEAR: null,
  YEAR: OF_DATES,
  YEAR_MONTH: OF_DATES,
  MONTH: OF_DATES,
  WEEKDAY: OF_DATES,
  DATE: OF_DATES,
  DEPARTMENT: null,
  DESIGNATION: null,
  LEAVE_TYPE: null,
  LEAVE_LENGTH: OF_LEAVES,
  // A cell of another status than APPROVED is told apart one by one.
  STATUS: null,
  EMPLOYEE: null,
  TEAM_MANAGER: null,
  LEAVE_ISSUER: OF_LEAVES,
  PROJECT_ALLOCATION: null,
};

/** The same of the lists and dates of a filter. */
const SPLITTING_FILTERS: Readonly<Record<Exclude<keyof CheckedFilter, 'statuses'>, string | null>> = {
  fiscalYears: null,
  departments: null,
  designations: null,
  leaveTypes: null,
  leaveLengths: OF_LEAVES,
  employees: null,
  teamManagers: null,
  leaveIssuers: OF_LEAVES,
  projectAllocations: null,
  dateFrom: OF_DATES,
  dateTo: OF_DATES,
  years: OF_DATES,
  yearMonths: OF_DATES,
  months: OF_DATES,
  weekdays: OF_DATES,
  dates: OF_DATES,
};

/** Why a question is about parts of balances, of which nobody can say what there was to use. Null: it is about whole ones. */
export function findSplit({ filter, groupBy }: Question): string | null {
  const filters = Object.entries(SPLITTING_FILTERS).filter(([name]) => filter[name as keyof CheckedFilter] !== null);
  const reasons = [...filters.map(([, reason]) => reason), ...groupBy.map((dimension) => SPLITTING_DIMENSIONS[dimension])];
  return reasons.find((reason) => reason !== null) ?? (filter.statuses.includes('APPROVED') ? null : NOT_APPROVED);
}

/** Whether each cell of a question is of one fiscal year. */
export function isOfOneYear({ filter, groupBy }: Question): boolean {
  return groupBy.includes('FISCAL_YEAR') || (filter.fiscalYears !== null && countIds(filter.fiscalYears) === 1);
}

// Numbers may be written with leading zeros.
const countIds = ({ ids }: IdChoice) => new Set(ids.map(Number)).size;
