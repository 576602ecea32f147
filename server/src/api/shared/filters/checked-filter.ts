import { AppError } from '../../../errors';
import type { Viewer } from '../auth/viewer';
import type { LeaveFilter } from './leave-filter.input';
import type { LeaveStatus } from './leave-status.enum';

/** Ids of one dimension: the given ones, and whether a missing value was asked for too. */
export interface IdChoice {
  ids: string[];
  orNone: boolean;
}

/** A filter whose values are known to be sound. A null restricts nothing. */
export interface CheckedFilter {
  fiscalYears: IdChoice | null;
  departments: IdChoice | null;
  designations: IdChoice | null;
  leaveTypes: IdChoice | null;
  /** In days, as decimals. */
  leaveLengths: IdChoice | null;
  statuses: LeaveStatus[];
  employees: IdChoice | null;
  teamManagers: IdChoice | null;
  leaveIssuers: IdChoice | null;
  projectAllocations: IdChoice | null;
  dateFrom: string | null;
  dateTo: string | null;
  years: IdChoice | null;
  /** As YYYY-MM. */
  yearMonths: IdChoice | null;
  months: IdChoice | null;
  weekdays: IdChoice | null;
  dates: IdChoice | null;
}

const MAX_IDS = 1_000;
const MAX_TEXT_ID_LENGTH = 200;
// PostgreSQL knows no year 0.
const FIRST_DATE = '0001-01-01';
const BIGINT = /^-?\d{1,18}$/;
const INT = /^\d{1,9}$/;
const YEAR = /^\d{1,4}$/;
// PostgreSQL knows no year 0.
const YEAR_MONTH = /^(?!0000)\d{4}-(0[1-9]|1[0-2])$/;
const MONTH = /^([1-9]|1[0-2])$/;
const WEEKDAY = /^[1-7]$/;
const DAYS = /^\d{1,6}(\.\d{1,6})?$/;
const DATE = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/**
 * Checks a filter against its meaning and the viewer.
 * @throws {AppError} BAD_USER_INPUT for an id that no value can have and for dates in the wrong order; FORBIDDEN for people asked for by a VIEWER.
 */
export function checkFilter(filter: LeaveFilter | null | undefined, viewer: Viewer): CheckedFilter {
  const dateFrom = filter?.dateFrom ?? null;
  const dateTo = filter?.dateTo ?? null;
  if ([dateFrom, dateTo].some((date) => date !== null && date < FIRST_DATE)) throw invalid(`Dates begin with ${FIRST_DATE}.`);
  if (dateFrom !== null && dateTo !== null && dateFrom > dateTo) throw invalid('dateFrom must not be after dateTo.');
  const employees = chooseIds('employeeIds', filter?.employeeIds, null);
  if (employees && viewer.role === 'VIEWER') {
    throw new AppError('FORBIDDEN', { userMessage: 'The role VIEWER may not ask for single employees.' });
  }
  const leaveLengths = chooseIds('leaveLengths', filter?.leaveLengths, DAYS);
  if (leaveLengths && viewer.role === 'VIEWER') {
    throw new AppError('FORBIDDEN', { userMessage: 'The role VIEWER may not ask for the length of a leave.' });
  }
  return {
    fiscalYears: chooseIds('fiscalYearIds', filter?.fiscalYearIds, BIGINT),
    departments: chooseIds('departmentIds', filter?.departmentIds, INT),
    designations: chooseIds('designationIds', filter?.designationIds, BIGINT),
    leaveTypes: chooseIds('leaveTypeIds', filter?.leaveTypeIds, BIGINT),
    leaveLengths,
    statuses: filter?.statuses?.length ? [...new Set(filter.statuses)] : ['APPROVED'],
    employees,
    teamManagers: chooseIds('teamManagerIds', filter?.teamManagerIds, BIGINT),
    leaveIssuers: chooseIds('leaveIssuerIds', filter?.leaveIssuerIds, BIGINT),
    projectAllocations: chooseIds('projectAllocationIds', filter?.projectAllocationIds, BIGINT),
    dateFrom,
    dateTo,
    years: chooseIds('years', filter?.years, YEAR),
    yearMonths: chooseIds('yearMonths', filter?.yearMonths, YEAR_MONTH),
    months: chooseIds('months', filter?.months, MONTH),
    weekdays: chooseIds('weekdays', filter?.weekdays, WEEKDAY),
    dates: chooseIds('dates', filter?.dates, DATE),
  };
}

function chooseIds(name: string, values: readonly string[] | null | undefined, pattern: RegExp | null): IdChoice | null {
  if (!values || values.length === 0) return null;
  if (values.length > MAX_IDS) throw invalid(`${name} may name at most ${MAX_IDS} values.`);
  const ids = values.filter((value) => value !== '');
  const malformed = ids.find((id) => (pattern ? !pattern.test(id) : id.length > MAX_TEXT_ID_LENGTH));
  if (malformed !== undefined) throw invalid(`${name} holds a value that is not an id.`);
  return { ids, orNone: ids.length < values.length };
}

function invalid(userMessage: string): AppError {
  return new AppError('BAD_USER_INPUT', { userMessage });
}
