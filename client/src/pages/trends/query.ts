import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';
import { AGGREGATE } from '../../leave-charts/aggregate';

/** Every figure of the page but those of people by name in one request, so that all are of one data version and agree. */
export const TRENDS = graphql(
  `
    query Trends(
      $filter: LeaveFilter!
      $attribution: Attribution
      $everyStatus: LeaveFilter!
      $stack: [LeaveDimension!]!
      $stacked: Boolean!
      $one: LeaveFilter
      $other: LeaveFilter
      $compared: Boolean!
      $withPeople: Boolean!
    ) {
      months: leaveAggregate(filter: $filter, attribution: $attribution, groupBy: [YEAR_MONTH], orderBy: KEY) { ...Aggregate }
      layers: leaveAggregate(filter: $filter, attribution: $attribution, groupBy: $stack, orderBy: KEY) @include(if: $stacked) {
        ...Aggregate
      }
      statuses: leaveAggregate(filter: $everyStatus, attribution: $attribution, groupBy: [YEAR_MONTH, STATUS], orderBy: KEY) {
        ...Aggregate
      }
      statusMonths: leaveAggregate(filter: $everyStatus, attribution: $attribution, groupBy: [YEAR_MONTH], orderBy: KEY) { ...Aggregate }
      one: leaveAggregate(filter: $one, attribution: $attribution, groupBy: [YEAR_MONTH], orderBy: KEY) @include(if: $compared) {
        ...Aggregate
      }
      other: leaveAggregate(filter: $other, attribution: $attribution, groupBy: [YEAR_MONTH], orderBy: KEY) @include(if: $compared) {
        ...Aggregate
      }
      lengths: leaveAggregate(filter: $filter, attribution: $attribution, groupBy: [LEAVE_LENGTH], orderBy: KEY) @include(if: $withPeople) {
        ...Aggregate
      }
      leadTimes: leaveAggregate(filter: $filter, attribution: $attribution, groupBy: [YEAR_MONTH], orderBy: KEY) @include(if: $withPeople) {
        dataVersion
        total { leadTime { medianDays p90Days leaveCount retroactiveCount } }
        rows {
          keys { id }
          measures { leaveDays leadTime { medianDays p90Days leaveCount retroactiveCount } }
        }
      }
    }
  `,
  [AGGREGATE],
);

export type TrendsAnswer = ResultOf<typeof TRENDS>;

/** Apart from the others: each read leaves an audit row, so none is made for a page that is fetched ahead or while a selection moves. */
export const TRENDS_PEOPLE = graphql(
  `
    query TrendsPeople($filter: LeaveFilter!, $attribution: Attribution) {
      leaveAggregate(filter: $filter, attribution: $attribution, groupBy: [EMPLOYEE], orderBy: LEAVE_DAYS_DESC, limit: 10000) {
        ...Aggregate
        rowCount
      }
    }
  `,
  [AGGREGATE],
);

export type TrendsPeopleAnswer = ResultOf<typeof TRENDS_PEOPLE>['leaveAggregate'];
