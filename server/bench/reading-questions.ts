import { dayAt, formatDay } from '../demo-upstream/days';
import { fiscalYearOf } from '../demo-upstream/fiscal-years';
import { LEAVE_TYPES } from '../demo-upstream/leave-types';

const today = dayAt(Date.now());

const CELLS = 'total { leaveDays leaveCount employeeCount } rows { keys { id label } measures { leaveDays leaveCount employeeCount } }';
const MEASURE = (measure: string) => `rows { keys { id } measures { ${measure} } }`;

/** A query of a page, an analyst or a script. */
export interface ReadingQuestion {
  name: string;
  query: string;
  /** @param attempt counts up, so that each attempt has a filter that no cache holds. */
  variablesOf(attempt: number): Record<string, unknown>;
  role: 'ADMIN' | 'VIEWER';
}

/** A range that contains all leave and differs for each attempt. */
export function uniqueRange(attempt: number): { dateFrom: string; dateTo: string } {
  const dayAfter = (year: number, days: number) => new Date(Date.UTC(year, 0, 1 + days)).toISOString().slice(0, 10);
  return { dateFrom: dayAfter(1972, attempt % 5_000), dateTo: dayAfter(2150, Math.floor(attempt / 5_000)) };
}

export const OVERVIEW = `query ($filter: LeaveFilter) {
  byMonth: leaveAggregate(filter: $filter, groupBy: [YEAR_MONTH]) { ${CELLS} }
  byDepartment: leaveAggregate(filter: $filter, groupBy: [DEPARTMENT], orderBy: LEAVE_DAYS_DESC) { ${CELLS} }
  byType: leaveAggregate(filter: $filter, groupBy: [LEAVE_TYPE], orderBy: LEAVE_DAYS_DESC) { ${CELLS} }
  byDesignation: leaveAggregate(filter: $filter, groupBy: [DESIGNATION], orderBy: LEAVE_DAYS_DESC) { ${CELLS} }
}`;

/** As the dashboard asks for them, with the panels. */
const TILES = `query (
  $toDate: LeaveFilter, $toDateBefore: LeaveFilter, $today: LocalDate! = "${formatDay(today)}", $away: LeaveFilter, $week: LeaveFilter, $waiting: LeaveFilter,
  $forfeit: BalanceFilter
) {
  toDate: leaveAggregate(filter: $toDate, groupBy: [STATUS]) { total { leaveDays suppressed absenceRate { value numerator denominator basis } } }
  toDateBefore: leaveAggregate(filter: $toDateBefore, groupBy: [STATUS]) { total { leaveDays suppressed } }
  away: absences(dateFrom: $today, dateTo: $today, filter: $away) { dates { headcount awayCount awayDays pendingCount coverage } }
  awayInWeek: leaveAggregate(filter: $week, groupBy: [STATUS]) { rows { keys { id } measures { employeeCount } } }
  waiting: leaveAggregate(filter: $waiting, groupBy: [], limit: 1) { total { leaveCount requestDates { earliest median } } }
  forfeit: balances(filter: $forfeit, first: 1) { fiscalYear { id endDate } total { forfeitRisk employeeCount unknownCarriedInCount } }
}`;

const HEATMAPS = `query ($filter: LeaveFilter) {
  byYearAndMonth: leaveAggregate(filter: $filter, groupBy: [FISCAL_YEAR, MONTH]) { ${CELLS} }
  byYearAndWeekday: leaveAggregate(filter: $filter, groupBy: [FISCAL_YEAR, WEEKDAY]) { ${CELLS} }
}`;

const LEAVES = `query ($filter: LeaveFilter) {
  leaves(filter: $filter, first: 50) { totalCount totalLeaveDays nodes { id startDate endDate leaveDays status employee { id name } leaveType { name } } }
}`;

const BALANCES = `query ($filter: BalanceFilter) {
  balances(filter: $filter, first: 50) { totalCount total { available forfeitRisk } nodes { employeeId: employee { id } available forfeitRisk } }
}`;

const grouped = (name: string, dimension: string, measure: string): ReadingQuestion => ({
  name,
  query: `query ($filter: LeaveFilter) { leaveAggregate(filter: $filter, groupBy: [${dimension}], orderBy: LEAVE_DAYS_DESC, limit: 20) { ${MEASURE(measure)} } }`,
  variablesOf: (attempt) => ({ filter: uniqueRange(attempt) }),
  role: 'ADMIN',
});

const { id: currentYear, startDay } = fiscalYearOf(today);
const NO_LEAVE_TYPE = 900_000;

function tileVariables(attempt: number): Record<string, unknown> {
  // All that there are, and one that there is not.
  const people = { leaveTypeIds: [...LEAVE_TYPES.map(({ id }) => id), NO_LEAVE_TYPE + attempt].map(String) };
  const from = (first: number, last: number) => ({ dateFrom: formatDay(first), dateTo: formatDay(last) });
  const away = { ...people, statuses: ['APPROVED', 'REQUESTED'] };
  return {
    toDate: { ...people, statuses: ['APPROVED'], ...from(startDay, today) },
    toDateBefore: { ...people, statuses: ['APPROVED'], ...from(startDay - 365, today - 365) },
    away,
    week: { ...away, ...from(today - 3, today + 3) },
    waiting: { ...people, statuses: ['REQUESTED'] },
    forfeit: people,
  };
}

/** The questions of `npm run bench -- --reading`, each with a filter of its own. */
export const READING_QUESTIONS: readonly ReadingQuestion[] = [
  {
    name: 'Overview: four groupings with their total',
    query: OVERVIEW,
    variablesOf: (attempt) => ({ filter: uniqueRange(attempt) }),
    role: 'ADMIN',
  },
  { name: 'all tiles of the Overview', query: TILES, variablesOf: tileVariables, role: 'ADMIN' },
  {
    name: 'Overview of two fiscal years',
    query: OVERVIEW,
    variablesOf: (attempt) => ({ filter: { ...uniqueRange(attempt), fiscalYearIds: [`${currentYear}`, `${currentYear - 1}`] } }),
    role: 'ADMIN',
  },
  {
    name: 'two heatmaps: fiscal year by month and by weekday',
    query: HEATMAPS,
    variablesOf: (attempt) => ({ filter: uniqueRange(attempt) }),
    role: 'ADMIN',
  },
  grouped('days by employee, the first 20', 'EMPLOYEE', 'leaveDays'),
  grouped('days by date, the first 20', 'DATE', 'leaveDays'),
  grouped('absence rate by department', 'DEPARTMENT', 'absenceRate { value }'),
  grouped('spells by department', 'DEPARTMENT', 'meanDuration { value }'),
  grouped('lead time by leave type', 'LEAVE_TYPE', 'leadTime { medianDays p90Days }'),
  grouped('utilisation by department', 'DEPARTMENT', 'utilisation { basis value }'),
  grouped('rejection rate by project', 'PROJECT_ALLOCATION', 'rejectionRate { value }'),
  {
    name: 'leaves, the newest 50 with their total',
    query: LEAVES,
    variablesOf: (attempt) => ({ filter: uniqueRange(attempt) }),
    role: 'ADMIN',
  },
  {
    name: 'balances by risk, the first 50 with totals',
    query: BALANCES,
    variablesOf: (attempt) => ({ filter: { asOf: uniqueRange(attempt * 5_000).dateTo } }),
    role: 'ADMIN',
  },
  {
    name: 'Overview of a VIEWER, after the first one of the version',
    query: OVERVIEW,
    // Whole months, before there is any leave: from the year 1 to 1667.
    variablesOf: (attempt) => ({
      filter: { dateFrom: new Date(new Date(0).setUTCFullYear(1, attempt % 20_000, 1)).toISOString().slice(0, 10) },
    }),
    role: 'VIEWER',
  },
];
