import type { LeaveDimension } from '../api/features/analytics/leave-aggregate.types';
import type { CheckedFilter, IdChoice } from '../api/shared/filters/checked-filter';
import type { LeaveStatus } from '../api/shared/filters/leave-status.enum';
import type { PublishedCell, PublishedTable } from './publish-figures';
import type { TableDimension } from './published-tables';

interface Question {
  filter: CheckedFilter;
  groupBy: readonly LeaveDimension[];
}

/** Whether the figures of a row, named by its ids, may be shown. */
export type Judge = (ids: readonly string[]) => boolean;

/**
 * A row may be shown if it is a sum of published figures that are shown: then it tells nothing beyond them. Any table will do that has all
 * the dimensions of the question, those of its filter and those of its grouping.
 */
export function createJudge({ filter, groupBy }: Question, published: ReadonlyMap<LeaveStatus, readonly PublishedTable[]>): Judge {
  // Projects overlap: the people of several of them together are in no table.
  const isUnion = filter.projectAllocations !== null && countChosen(filter.projectAllocations) > 1;
  if (isUnion && !groupBy.includes('PROJECT_ALLOCATION')) return () => false;
  const needed = findNeeded({ filter, groupBy });
  const rows = new Map<string, boolean>();
  for (const [status, tables] of published) {
    const fitting = tables.filter(({ dimensions }) => isFitting(dimensions, needed));
    if (fitting.length === 0) return () => false;
    for (const [key, isShown] of judgeRows({ filter, groupBy }, status, fitting)) rows.set(key, isShown && (rows.get(key) ?? true));
  }
  // What is in no cell of a table has no leave, and nobody to be hidden.
  return (ids) => rows.get(toKey(ids)) ?? true;
}

// The cells of a table of projects overlap, so they are no parts of anything else.
function isFitting(dimensions: readonly LeaveDimension[], needed: ReadonlySet<LeaveDimension>): boolean {
  const overlaps = dimensions.includes('PROJECT_ALLOCATION') && !needed.has('PROJECT_ALLOCATION');
  return !overlaps && [...needed].every((dimension) => dimensions.includes(dimension));
}

function judgeRows({ filter, groupBy }: Question, status: LeaveStatus, tables: readonly PublishedTable[]): Map<string, boolean> {
  const rows = new Map<string, boolean>();
  for (const { cells } of tables) {
    const sums = new Map<string, boolean>();
    for (const { values, isShown } of cells) {
      if (!passes(filter, values)) continue;
      const key = toKey(groupBy.map((dimension) => readId(dimension, status, values)));
      sums.set(key, isShown && (sums.get(key) ?? true));
    }
    for (const [key, isShown] of sums) rows.set(key, isShown || (rows.get(key) ?? false));
  }
  return rows;
}

const TIME: ReadonlySet<LeaveDimension> = new Set(['YEAR', 'YEAR_MONTH', 'MONTH']);

function findNeeded({ filter, groupBy }: Question): Set<LeaveDimension> {
  const restricted = (Object.keys(CHOICES) as TableDimension[]).filter((dimension) => filter[CHOICES[dimension]] !== null);
  const isInTime = [filter.dateFrom, filter.dateTo, filter.years, filter.months].some((part) => part !== null);
  const all = [...restricted, ...(isInTime ? (['YEAR_MONTH'] as const) : []), ...groupBy.filter((dimension) => dimension !== 'STATUS')];
  return new Set(all.map((dimension) => (TIME.has(dimension) ? 'YEAR_MONTH' : dimension)));
}

const CHOICES = {
  FISCAL_YEAR: 'fiscalYears',
  YEAR_MONTH: 'yearMonths',
  WEEKDAY: 'weekdays',
  LEAVE_TYPE: 'leaveTypes',
  DEPARTMENT: 'departments',
  DESIGNATION: 'designations',
  TEAM_MANAGER: 'teamManagers',
  LEAVE_ISSUER: 'leaveIssuers',
  PROJECT_ALLOCATION: 'projectAllocations',
} as const satisfies Record<TableDimension, keyof CheckedFilter>;

// A table that lacks a dimension is only asked where the question lacks it too.
function passes(filter: CheckedFilter, values: PublishedCell['values']): boolean {
  for (const dimension of Object.keys(values) as TableDimension[]) {
    if (!isChosen(filter[CHOICES[dimension]], values[dimension] ?? '')) return false;
  }
  const month = values.YEAR_MONTH;
  if (month === undefined) return true;
  if (filter.dateFrom !== null && month < filter.dateFrom.slice(0, 7)) return false;
  if (filter.dateTo !== null && month > filter.dateTo.slice(0, 7)) return false;
  return isChosen(filter.years, toYear(month)) && isChosen(filter.months, toMonth(month));
}

function readId(dimension: LeaveDimension, status: LeaveStatus, values: PublishedCell['values']): string {
  if (dimension === 'STATUS') return status;
  const month = values.YEAR_MONTH ?? '';
  if (dimension === 'YEAR') return toYear(month);
  if (dimension === 'MONTH') return toMonth(month);
  return values[dimension as TableDimension] ?? '';
}

const toYear = (month: string) => String(Number(month.slice(0, 4)));
const toMonth = (month: string) => String(Number(month.slice(5)));
const toKey = (ids: readonly string[]) => JSON.stringify(ids);
const countChosen = ({ ids, orNone }: IdChoice) => new Set(ids).size + Number(orNone);

// Numbers may be written with leading zeros.
function isChosen(choice: IdChoice | null, id: string): boolean {
  if (choice === null) return true;
  return id === '' ? choice.orNone : choice.ids.some((chosen) => chosen === id || (!id.includes('-') && Number(chosen) === Number(id)));
}
