import { graphql } from '../../../data/graphql';

export const AWAY = graphql(`
  query OverviewAway($today: LocalDate!, $filter: LeaveFilter!, $week: LeaveFilter!) {
    absences(dateFrom: $today, dateTo: $today, filter: $filter) {
      dates { headcount awayCount awayDays pendingCount coverage }
    }
    week: leaveAggregate(filter: $week, groupBy: [STATUS]) {
      rows { keys { id } measures { employeeCount } }
    }
  }
`);

export const AWAY_NAMES = graphql(`
  query OverviewAwayNames($today: LocalDate!, $filter: LeaveFilter!) {
    absences(dateFrom: $today, dateTo: $today, filter: $filter) {
      dates { date absences { leaveId employee { id name } } }
    }
  }
`);

export const YEAR_TO_DATE = graphql(`
  query OverviewYearToDate($now: LeaveFilter!, $before: LeaveFilter!) {
    now: leaveAggregate(filter: $now, groupBy: [STATUS]) {
      total { leaveDays suppressed absenceRate { value numerator denominator basis } }
    }
    before: leaveAggregate(filter: $before, groupBy: [STATUS]) { total { leaveDays suppressed } }
  }
`);

/** How many requests wait and since when, without reading any of them one by one. */
export const WAITING = graphql(`
  query OverviewWaiting($filter: LeaveFilter!) {
    requests: leaveAggregate(filter: $filter, groupBy: [], limit: 1) { total { leaveCount requestDates { earliest median } } }
  }
`);

export const FORFEIT = graphql(`
  query OverviewForfeit($filter: BalanceFilter!) {
    balances(filter: $filter, first: 1) {
      fiscalYear { id endDate }
      total { forfeitRisk employeeCount unknownCarriedInCount }
    }
  }
`);

export const CHANGE = graphql(`
  query OverviewChange($from: String, $fromTime: DateTime, $filter: LeaveFilter!) {
    explainChange(from: $from, fromTime: $fromTime, filter: $filter, leavesPerComponent: 0) {
      from
      to
      before { leaveDays }
      after { leaveDays }
      components { kind leaveDays movedLeaves }
    }
  }
`);
