import type { LeaveDimension } from '../../src/api/features/analytics/leave-aggregate.types';
import type { MeasureName } from '../../src/api/features/analytics/measures/registry';
import type { LeaveFilter } from '../../src/api/shared/filters/leave-filter.input';
import { addDays } from '../../src/domain/local-date';
import { dimensionsOf } from '../../src/mart/dimensions/registry';
import { type OracleWorld, oracleBalance } from './balance-oracle';
import { countCells, FILTER_LISTS, listDays, ORACLE_KEYS, type OracleDay, passes } from './oracle';
import { type LeadTime, leadTimeOf, type RequestDates, requestDatesOf } from './request-oracle';
import { oracleIsObserved, oracleRostered, WEEK_ONLY } from './roster-oracle';
import { numberSpells } from './spell-oracle';
import { ENTITLEMENTS, FISCAL_YEARS, LEAVE_TYPES, type TestEmployee, type TestLeave } from './test-leaves';

// What docs/metrics.md says of the measures, in plain loops over the invented leaves.

/** A rate's two parts. */
export type Parts = [numerator: number, denominator: number] | null | 'unknown';

export interface OracleMeasures {
  micro: number;
  meanDaysPerPerson: Parts;
  spellCount: number | null;
  meanDuration: Parts;
  shareOfColumn: Parts;
  shareOfCell: Parts;
  absenceRate: Parts;
  weekdayIndex: Parts;
  monthIndex: Parts;
  utilisation: Parts;
  pace: Parts;
  rejectionRate: Parts;
  requestDates: RequestDates;
  leadTime: LeadTime;
}

/** The counts are compared for every dimension; decisions are observed by runs. */
type CountedElsewhere = 'leaveDays' | 'leaveCount' | 'employeeCount' | 'decisionTime';

const PEOPLE: readonly LeaveDimension[] = [...dimensionsOf('PERSON'), ...dimensionsOf('ALLOCATION')].map(({ name }) => name);
const DATES: readonly LeaveDimension[] = ['FISCAL_YEAR', ...dimensionsOf('DATE').map(({ name }) => name)];

export function createMeasureOracle(employees: readonly TestEmployee[], leaves: readonly TestLeave[], rosters = WEEK_ONLY) {
  const days = listDays(employees, leaves);
  const spells = numberSpells(leaves, rosters);
  const dates = listDates();
  const balances = listBalances(employees, leaves);

  /** All measures of the cell (or, with no keys, of the total) whose ids are given. */
  function measure(
    filter: LeaveFilter,
    groupBy: readonly LeaveDimension[],
    key: readonly string[],
    isSeen: (employee: TestEmployee) => boolean,
  ): OracleMeasures & Record<Exclude<MeasureName, CountedElsewhere>, unknown> {
    const inCell = (day: OracleDay, dimensions = groupBy, ids = key) =>
      dimensions.every((dimension, at) => keysOf(filter, dimension, day).includes(ids[at] ?? ''));
    const sum = (wanted: OracleDay[]) => wanted.reduce((total, { microDays }) => total + microDays, 0);
    const seen = days.filter((day) => isSeen(day.employee));
    const filtered = seen.filter((day) => passes(filter, day));
    const own = filtered.filter((day) => inCell(day));
    const people = new Set(own.map(({ leave }) => leave.employee_id)).size;

    const statusAt = groupBy.indexOf('STATUS');
    const isMeasured = (!filter.statuses?.length || filter.statuses.includes('APPROVED')) && (statusAt < 0 || key[statusAt] === 'APPROVED');
    const approved = own.filter(({ leave }) => leave.status === 'APPROVED');
    const spellCount = new Set(approved.map(({ leave }) => spells.get(leave.leave_id))).size;

    const drop = (...dropped: LeaveDimension[]): [LeaveDimension[], string[]] => [
      groupBy.filter((dimension) => !dropped.includes(dimension)),
      key.filter((_, at) => !dropped.includes(groupBy[at] as LeaveDimension)),
    ];
    // Cells of PROJECT_ALLOCATION overlap, and a column is the sum of its cells.
    const cellsOfColumn = countCells(filtered, groupBy, () => true, filter.projectAllocationIds ?? []);
    let column = 0;
    for (const [other, cell] of cellsOfColumn) if (other.split('|').slice(1).join('|') === key.slice(1).join('|')) column += cell.microDays;

    const [withoutType, keyWithoutType] = drop('LEAVE_TYPE');
    const allTypes = seen.filter((day) => passes({ ...filter, leaveTypeIds: [] }, day) && inCell(day, withoutType, keyWithoutType));

    const absenceOf = (dimensions: readonly LeaveDimension[], ids: readonly string[]): [number, number] => [
      sum(filtered.filter((day) => day.leave.status === 'APPROVED' && inCell(day, dimensions, ids))),
      countRostered(filter, dimensions, ids, isSeen),
    ];
    const absence = absenceOf(groupBy, key);
    const indexAgainst = (...dropped: LeaveDimension[]): Parts => {
      if (!isMeasured || !groupBy.some((dimension) => dropped.includes(dimension))) return null;
      const usual = absenceOf(...drop(...dropped));
      return [absence[0] / absence[1], usual[0] / usual[1]];
    };

    const utilisation = isOfWholeBalances(filter, groupBy) && isMeasured ? usedOf(filter, groupBy, key, isSeen) : 'unknown';
    const isOneYear = groupBy.includes('FISCAL_YEAR') || filter.fiscalYearIds?.length === 1;

    const ofAnyStatus = seen.filter((day) => passes({ ...filter, statuses: ['APPROVED', 'REJECTED'] }, day) && inCell(day));
    const leavesOf = (status: string) =>
      new Set(ofAnyStatus.filter(({ leave }) => leave.status === status).map(({ leave }) => leave.leave_id)).size;

    return {
      micro: sum(own),
      meanDaysPerPerson: [sum(own), people],
      spellCount: isMeasured ? spellCount : null,
      meanDuration: isMeasured ? [sum(approved), spellCount] : null,
      shareOfColumn: groupBy.length > 0 ? [sum(own), column] : null,
      shareOfCell: [sum(own), sum(allTypes)],
      absenceRate: isMeasured ? absence : null,
      weekdayIndex: indexAgainst('WEEKDAY'),
      monthIndex: indexAgainst('MONTH', 'YEAR_MONTH'),
      utilisation,
      // Both fiscal years are over.
      pace: utilisation === 'unknown' || !isOneYear ? 'unknown' : [utilisation[0] / utilisation[1], 1],
      rejectionRate: statusAt < 0 ? [leavesOf('REJECTED'), leavesOf('REJECTED') + leavesOf('APPROVED')] : null,
      requestDates: requestDatesOf([...new Set(own.map(({ leave }) => leave))]),
      leadTime: leadTimeOf([...new Set(own.map(({ leave }) => leave))]),
    };
  }

  /** Millionths of rostered days, of people who are observed. */
  function countRostered(
    filter: LeaveFilter,
    groupBy: readonly LeaveDimension[],
    key: readonly string[],
    isSeen: (employee: TestEmployee) => boolean,
  ): number {
    let micro = 0;
    for (const employee of employees) {
      const theirs = leaves.filter(({ employee_id }) => employee_id === employee.employee_id);
      if (theirs.length === 0 || !isSeen(employee)) continue;
      const years = FISCAL_YEARS.filter(({ fiscal_id }) => theirs.some((leave) => leave.fiscal_id === fiscal_id));
      const from = years.map(({ start_date }) => start_date).toSorted()[0] ?? '';
      const person = { employee, leave: theirs[0] as TestLeave, date: from, microDays: 0 };
      if (!isAmong(filter, PEOPLE, person)) continue;
      if (!isIn(filter, groupBy, key, PEOPLE, person)) continue;
      for (const [date, rostered] of listRostered(employee.employee_id, from)) {
        if ((filter.dateFrom && date < filter.dateFrom) || (filter.dateTo && date > filter.dateTo)) continue;
        // A date counts in each fiscal year that contains it, regardless of where leave is charged.
        const inside = FISCAL_YEARS.filter(({ start_date, end_date }) => start_date <= date && date <= end_date);
        const isCounted = inside.some(({ fiscal_id }) => {
          const day = { ...person, date, leave: { ...person.leave, fiscal_id } };
          return isAmong(filter, DATES, day) && isIn(filter, groupBy, key, DATES, day);
        });
        if (isCounted) micro += rostered;
      }
    }
    return micro;
  }

  const rosteredDates = new Map<string, [date: string, rostered: number][]>();
  /** The dates on which a person is observed and rostered; looking them up again and again would take minutes. */
  function listRostered(employeeId: string, firstYearStart: string): [date: string, rostered: number][] {
    let known = rosteredDates.get(employeeId);
    if (!known) {
      known = dates
        .filter((date) => oracleIsObserved(rosters, employeeId, date, firstYearStart))
        .map((date): [string, number] => [date, oracleRostered(rosters, employeeId, date)])
        .filter(([, rostered]) => rostered > 0);
      rosteredDates.set(employeeId, known);
    }
    return known;
  }

  /** Days used, and what there was to use, of the balances of a cell. */
  function usedOf(
    filter: LeaveFilter,
    groupBy: readonly LeaveDimension[],
    key: readonly string[],
    isSeen: (employee: TestEmployee) => boolean,
  ): [number, number] {
    let [used, allowance] = [0, 0];
    for (const { employee, leave_type_id, fiscal_id, micro } of balances) {
      const place = {
        employee,
        date: '',
        microDays: 0,
        leave: { leave_type_id, fiscal_id, employee_id: employee.employee_id } as TestLeave,
      };
      if (!isSeen(employee) || !isAmong(filter, OF_BALANCES, place) || !isIn(filter, groupBy, key, OF_BALANCES, place)) continue;
      used += micro.used;
      allowance += micro.allowance;
    }
    return [used, allowance];
  }

  return { days, measure };
}

const OF_BALANCES: readonly LeaveDimension[] = [...PEOPLE, 'LEAVE_TYPE', 'FISCAL_YEAR'];

function isOfWholeBalances(filter: LeaveFilter, groupBy: readonly LeaveDimension[]): boolean {
  const { dateFrom, dateTo } = filter;
  const lists = Object.keys(FILTER_LISTS) as LeaveDimension[];
  const named = lists.filter((dimension) => (filter[FILTER_LISTS[dimension]] ?? []).length > 0);
  const whole: readonly LeaveDimension[] = [...OF_BALANCES, 'STATUS'];
  return !dateFrom && !dateTo && [...named, ...groupBy].every((dimension) => whole.includes(dimension));
}

/** The balances with a stated entitlement, of each person from their first record on; as of a day on which both fiscal years are over. */
function listBalances(employees: readonly TestEmployee[], leaves: readonly TestLeave[]) {
  const micro = (days: number | null) => (days === null ? null : days * 1_000_000);
  const world: OracleWorld = {
    fiscalYears: FISCAL_YEARS,
    entitlements: ENTITLEMENTS.map(({ default_days, transferable_days, ...terms }) => ({
      ...terms,
      entitlement: micro(default_days),
      transferable: micro(transferable_days),
    })),
    employees: employees.map(({ employee_id }) => ({ employee_id, isRetired: false })),
    leaves: leaves.map(({ micro_days, start_date, ...leave }) => ({
      ...leave,
      days: micro_days.map((part, day) => ({ date: addDays(start_date, day), micro: part })),
    })),
  };
  return employees.flatMap((employee) =>
    LEAVE_TYPES.flatMap(({ leave_type_id }) =>
      FISCAL_YEARS.flatMap(({ fiscal_id }, year) => {
        const balance = oracleBalance(world, { employee_id: employee.employee_id, leave_type_id, year }, '2026-01-01');
        if (!balance?.isObserved || balance.entitlement === null) return [];
        const used = Math.round((balance.taken + balance.scheduled) * 1_000_000);
        const allowance = Math.round((balance.entitlement + (balance.carriedIn ?? 0)) * 1_000_000);
        return [{ employee, leave_type_id, fiscal_id, micro: { used, allowance } }];
      }),
    ),
  );
}

function listDates(): string[] {
  const dates: string[] = [];
  for (let date = '2022-01-01'; date < '2025-01-01'; date = addDays(date, 1)) dates.push(date);
  return dates;
}

/** The ids of a day; of a person's allocations only those that the filter names are cells. */
function keysOf(filter: LeaveFilter, dimension: LeaveDimension, day: OracleDay): string[] {
  const ids = ORACLE_KEYS[dimension](day);
  const named = dimension === 'PROJECT_ALLOCATION' ? (filter.projectAllocationIds ?? []) : [];
  return named.length > 0 ? ids.filter((id) => named.includes(id)) : ids;
}

function isAmong(filter: LeaveFilter, dimensions: readonly LeaveDimension[], day: OracleDay): boolean {
  return dimensions.every((dimension) => {
    const wanted: readonly string[] = filter[FILTER_LISTS[dimension]] ?? [];
    return wanted.length === 0 || ORACLE_KEYS[dimension](day).some((id) => wanted.includes(id));
  });
}

function isIn(
  filter: LeaveFilter,
  groupBy: readonly LeaveDimension[],
  key: readonly string[],
  dimensions: readonly LeaveDimension[],
  day: OracleDay,
): boolean {
  return groupBy.every((dimension, at) => !dimensions.includes(dimension) || keysOf(filter, dimension, day).includes(key[at] ?? ''));
}
