import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';
import { AGGREGATE } from '../../leave-charts/aggregate';

/** Every figure of the page in one request, so that all are of one data version and agree. */
export const OVERVIEW = graphql(
  `
    query Overview(
      $filter: LeaveFilter!
      $attribution: Attribution
      $year: LeaveFilter
      $yearBefore: LeaveFilter
      $withYears: Boolean!
      $toDate: LeaveFilter
      $toDateBefore: LeaveFilter
      $withToDate: Boolean!
      $today: LocalDate!
      $away: LeaveFilter
      $week: LeaveFilter
      $waiting: LeaveFilter
      $withPeople: Boolean!
      $forfeit: BalanceFilter
      $withForfeit: Boolean!
    ) {
      byMonth: leaveAggregate(filter: $filter, attribution: $attribution, groupBy: [YEAR_MONTH], orderBy: KEY) { ...Aggregate }
      byDepartment: leaveAggregate(filter: $filter, attribution: $attribution, groupBy: [DEPARTMENT], orderBy: LEAVE_DAYS_DESC) {
        ...Aggregate
      }
      byType: leaveAggregate(filter: $filter, attribution: $attribution, groupBy: [LEAVE_TYPE], orderBy: LEAVE_DAYS_DESC) { ...Aggregate }
      byDesignation: leaveAggregate(filter: $filter, attribution: $attribution, groupBy: [DESIGNATION], orderBy: LEAVE_DAYS_DESC) {
        ...Aggregate
      }
      year: leaveAggregate(filter: $year, attribution: $attribution, groupBy: [YEAR_MONTH], orderBy: KEY) @include(if: $withYears) {
        ...Aggregate
      }
      yearBefore: leaveAggregate(filter: $yearBefore, attribution: $attribution, groupBy: [YEAR_MONTH], orderBy: KEY)
        @include(if: $withYears) { ...Aggregate }
      toDate: leaveAggregate(filter: $toDate, groupBy: [STATUS]) @include(if: $withToDate) {
        total { leaveDays suppressed absenceRate { value numerator denominator basis } }
      }
      toDateBefore: leaveAggregate(filter: $toDateBefore, groupBy: [STATUS]) @include(if: $withToDate) {
        total { leaveDays suppressed }
      }
      away: absences(dateFrom: $today, dateTo: $today, filter: $away) @include(if: $withPeople) {
        dates { headcount awayCount awayDays pendingCount coverage }
      }
      awayInWeek: leaveAggregate(filter: $week, groupBy: [STATUS]) @include(if: $withPeople) {
        rows { keys { id } measures { employeeCount } }
      }
      waiting: leaveAggregate(filter: $waiting, groupBy: [], limit: 1) @include(if: $withPeople) {
        total { leaveCount requestDates { earliest median } }
      }
      forfeit: balances(filter: $forfeit, first: 1) @include(if: $withForfeit) {
        fiscalYear { id endDate }
        total { forfeitRisk employeeCount unknownCarriedInCount }
      }
    }
  `,
  [AGGREGATE],
);

export type OverviewAnswer = ResultOf<typeof OVERVIEW>;
