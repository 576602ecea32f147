import type { IdChoice } from '../filters/checked-filter';
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

const DATES: ReadonlySet<LeaveDimension> = new Set(['YEAR', 'YEAR_MONTH', 'MONTH', 'WEEKDAY', 'DATE']);

/** Why a question is about parts of balances, of which nobody can say what there was to use. Null: it is about whole ones. */
export function findSplit({ filter, groupBy }: Question): string | null {
  const { dateFrom, dateTo, years, yearMonths, months, weekdays, dates } = filter;
  const isCutByDate = [dateFrom, dateTo, years, yearMonths, months, weekdays, dates].some((part) => part !== null);
  if (isCutByDate || groupBy.some((dimension) => DATES.has(dimension)))
    return 'Unknown: a balance is of a whole fiscal year, not of dates.';
  if (filter.leaveIssuers !== null || groupBy.includes('LEAVE_ISSUER')) return 'Unknown: no part of a balance belongs to a leave issuer.';
  if (!filter.statuses.includes('APPROVED')) return NOT_APPROVED;
  return null;
}

export const NOT_APPROVED = 'Unknown: only approved leave uses a balance.';
export const SEVERAL_YEARS = 'Unknown: several fiscal years are not in step with one; filter by one, or group by FISCAL_YEAR.';

/** Whether each cell of a question is of one fiscal year. */
export function isOfOneYear({ filter, groupBy }: Question): boolean {
  return groupBy.includes('FISCAL_YEAR') || (filter.fiscalYears !== null && countIds(filter.fiscalYears) === 1);
}

// Numbers may be written with leading zeros.
const countIds = ({ ids }: IdChoice) => new Set(ids.map(Number)).size;
