import type { LeaveDimension } from '../../src/api/features/analytics/leave-aggregate.types';
import type { LeaveFilter } from '../../src/api/shared/filters/leave-filter.input';
import { addDays, isoWeekday, parseLocalDate } from '../../src/domain/local-date';
import { DIMENSION_NAMES, dimensionOf, type FilterField } from '../../src/mart/dimensions/registry';
import type { TestEmployee, TestLeave } from './test-leaves';

// The same numbers as the API's, in plain loops over the invented leaves of test-leaves.ts: slow, obvious, and of no common line with it.

/** One day of one leave: the grain of everything that is counted. */
export interface OracleDay {
  leave: TestLeave;
  employee: TestEmployee;
  date: string;
  /** The one whose weekday counts, where the date was moved. */
  actualDate?: string;
  microDays: number;
}

export interface OracleCell {
  microDays: number;
  leaveIds: Set<number>;
  employeeIds: Set<string>;
}

/**
 * The ids of the cells that one day of one leave is in: one, or under PROJECT_ALLOCATION each of the employee's. "" for a missing value.
 */
export const ORACLE_KEYS: Readonly<Record<LeaveDimension, (day: OracleDay) => string[]>> = {
  FISCAL_YEAR: ({ leave }) => [String(leave.fiscal_id)],
  YEAR: ({ date }) => [date.slice(0, 4)],
  YEAR_MONTH: ({ date }) => [date.slice(0, 7)],
  MONTH: ({ date }) => [String(Number(date.slice(5, 7)))],
  WEEKDAY: ({ date, actualDate = date }) => [String(isoWeekday(parseLocalDate(actualDate) ?? 0))],
  DATE: ({ date }) => [date],
  DEPARTMENT: ({ employee }) => [String(employee.department_id ?? '')],
  DESIGNATION: ({ employee }) => [String(employee.designation_id ?? '')],
  LEAVE_TYPE: ({ leave }) => [String(leave.leave_type_id)],
  LEAVE_LENGTH: ({ leave }) => [String(leave.micro_days.reduce((sum, days) => sum + days, 0) / 1_000_000)],
  STATUS: ({ leave }) => [leave.status],
  EMPLOYEE: ({ leave }) => [leave.employee_id],
  TEAM_MANAGER: ({ employee }) => [String(employee.team_manager_id ?? '')],
  LEAVE_ISSUER: ({ leave }) => [String(leave.leave_issuer_id ?? '')],
  PROJECT_ALLOCATION: ({ employee }) => (employee.allocation_ids.length > 0 ? employee.allocation_ids.map(String) : ['']),
};

/** The list of a filter that holds the ids of a dimension. */
export const FILTER_LISTS = Object.fromEntries(DIMENSION_NAMES.map((name) => [name, dimensionOf(name).filter.field])) as Readonly<
  Record<LeaveDimension, FilterField>
>;

/** Every day of every leave. */
export function listDays(employees: readonly TestEmployee[], leaves: readonly TestLeave[]): OracleDay[] {
  const days: OracleDay[] = [];
  for (const leave of leaves) {
    const employee = employees.find(({ employee_id }) => employee_id === leave.employee_id);
    if (!employee) throw new Error('A leave of nobody');
    leave.micro_days.forEach((microDays, day) => {
      if (microDays > 0) days.push({ leave, employee, date: addDays(leave.start_date, day), microDays });
    });
  }
  return days;
}

/** Whether a day passes a filter. Default: only APPROVED. */
export function passes(filter: LeaveFilter, day: OracleDay): boolean {
  if (!filter.statuses?.length && day.leave.status !== 'APPROVED') return false;
  if (filter.dateFrom && day.date < filter.dateFrom) return false;
  if (filter.dateTo && day.date > filter.dateTo) return false;
  for (const dimension of Object.keys(FILTER_LISTS) as LeaveDimension[]) {
    const wanted: readonly string[] = filter[FILTER_LISTS[dimension]] ?? [];
    if (wanted.length > 0 && !ORACLE_KEYS[dimension](day).some((key) => wanted.includes(key))) return false;
  }
  return true;
}

/** Cells by their keys, joined by "|". Without dimensions: one cell under "", or none without leave. */
export function countCells(
  days: readonly OracleDay[],
  groupBy: readonly LeaveDimension[],
  isWanted: (day: OracleDay) => boolean,
  projectAllocationIds: readonly string[] = [],
): Map<string, OracleCell> {
  const cells = new Map<string, OracleCell>();
  for (const day of days) {
    if (!isWanted(day)) continue;
    let keys: string[][] = [[]];
    for (const dimension of groupBy) {
      let ids = ORACLE_KEYS[dimension](day);
      // Of the allocations of a person only those that were requested become cells.
      if (dimension === 'PROJECT_ALLOCATION' && projectAllocationIds.length > 0)
        ids = ids.filter((id) => projectAllocationIds.includes(id));
      keys = keys.flatMap((key) => ids.map((id) => [...key, id]));
    }
    for (const key of keys) {
      const cell = cells.get(key.join('|')) ?? { microDays: 0, leaveIds: new Set(), employeeIds: new Set() };
      cells.set(key.join('|'), cell);
      cell.microDays += day.microDays;
      cell.leaveIds.add(day.leave.leave_id);
      cell.employeeIds.add(day.leave.employee_id);
    }
  }
  return cells;
}
