import { parseLocalDate } from '../../domain/local-date';
import type { SourceRecord } from '../source-record';
import type { ReasonCode, Rejection } from './reason-code';

/** The longest leave that is accepted: a record with a mistyped century would spread over 36,500 days. */
const MAX_RANGE_DAYS = 1830;
const FIRST_DATE = parseLocalDate('1970-01-01') as number;
const LAST_DATE = parseLocalDate('2199-12-31') as number;
const TIME_OF_DAY = /^T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-](0\d|1[0-4]):?[0-5]\d)$/;
const MICRO_DAY = 1e-6;

type DatedRecord = Pick<
  SourceRecord,
  'startDate' | 'endDate' | 'leaveDays' | 'fiscalStartDate' | 'fiscalEndDate' | 'createdAt' | 'updatedAt'
>;

/** Checks what the fields of a record of the right shape mean together. Returns null where nothing is wrong. */
export function findContradiction(record: DatedRecord): Rejection | null {
  const start = readDate(record.startDate);
  if (start === null) return reject('BAD_DATE', 'startDate', 'is not a calendar date YYYY-MM-DD between 1970 and 2199');
  const end = readDate(record.endDate);
  if (end === null) return reject('BAD_DATE', 'endDate', 'is not a calendar date YYYY-MM-DD between 1970 and 2199');
  const badRange = findBadRange(start, end, record.leaveDays);
  if (badRange !== null) return badRange;

  const fiscalStart = readFiscalDate(record.fiscalStartDate);
  if (fiscalStart === null) return reject('BAD_DATE', 'fiscalStartDate', 'is not a calendar date');
  const fiscalEnd = readFiscalDate(record.fiscalEndDate);
  if (fiscalEnd === null) return reject('BAD_DATE', 'fiscalEndDate', 'is not a calendar date');
  if (fiscalEnd <= fiscalStart) return reject('BAD_FISCAL_YEAR', 'fiscalEndDate', 'is not after fiscalStartDate');
  if (!isInstant(record.createdAt)) return reject('BAD_DATE', 'createdAt', 'is not an instant such as 2024-04-14T05:33:10.000Z');
  if (typeof record.updatedAt === 'string' && !isInstant(record.updatedAt)) {
    return reject('BAD_DATE', 'updatedAt', 'is not an instant such as 2024-04-14T05:33:10.000Z');
  }
  return null;
}

/** Dates are days since 1970-01-01. */
export function findBadRange(start: number, end: number, leaveDays: number): Rejection | null {
  if (end < start) return reject('END_BEFORE_START', 'endDate', 'is before startDate');
  const dates = end - start + 1;
  if (dates > MAX_RANGE_DAYS) return reject('RANGE_TOO_LONG', 'endDate', `is more than ${MAX_RANGE_DAYS} days after startDate`);
  if (leaveDays < MICRO_DAY) return reject('BAD_LEAVE_DAYS', 'leaveDays', 'is not more than 0');
  if (leaveDays > dates + MICRO_DAY / 2) return reject('BAD_LEAVE_DAYS', 'leaveDays', 'is more than the dates from startDate to endDate');
  return null;
}

function reject(reasonCode: ReasonCode, field: string, message: string): Rejection {
  return { reasonCode, field, message: `${field} ${message}` };
}

/** Returns a calendar date as days since 1970-01-01; null where it is none, or outside of 1970 to 2199. */
export function readDate(text: string): number | null {
  const day = parseLocalDate(text);
  return day === null || day < FIRST_DATE || day > LAST_DATE ? null : day;
}

/** The source sends `2023-07-17T00:00:00.000Z` and means the date 2023-07-17. */
function readFiscalDate(text: string): number | null {
  return text.length === 10 || TIME_OF_DAY.test(text.slice(10)) ? readDate(text.slice(0, 10)) : null;
}

function isInstant(text: string): boolean {
  return TIME_OF_DAY.test(text.slice(10)) && readDate(text.slice(0, 10)) !== null;
}
