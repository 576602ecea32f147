import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';
import { AGGREGATE } from '../../leave-charts/aggregate';

/** Every figure of the page in one request, so that all are of one data version and agree. */
export const TRENDS = graphql(
  `
    query Trends(
      $filter: LeaveFilter!
      $everyStatus: LeaveFilter!
      $stack: [LeaveDimension!]!
      $stacked: Boolean!
      $one: LeaveFilter
      $other: LeaveFilter
      $compared: Boolean!
      $withPeople: Boolean!
    ) {
      months: leaveAggregate(filter: $filter, groupBy: [YEAR_MONTH], orderBy: KEY) { ...Aggregate }
      layers: leaveAggregate(filter: $filter, groupBy: $stack, orderBy: KEY) @include(if: $stacked) { ...Aggregate }
      statuses: leaveAggregate(filter: $everyStatus, groupBy: [YEAR_MONTH, STATUS], orderBy: KEY) { ...Aggregate }
      statusMonths: leaveAggregate(filter: $everyStatus, groupBy: [YEAR_MONTH], orderBy: KEY) { ...Aggregate }
      one: leaveAggregate(filter: $one, groupBy: [YEAR_MONTH], orderBy: KEY) @include(if: $compared) { ...Aggregate }
      other: leaveAggregate(filter: $other, groupBy: [YEAR_MONTH], orderBy: KEY) @include(if: $compared) { ...Aggregate }
      lengths: leaveAggregate(filter: $filter, groupBy: [LEAVE_LENGTH], orderBy: KEY) @include(if: $withPeople) { ...Aggregate }
      leadTimes: leaveAggregate(filter: $filter, groupBy: [YEAR_MONTH], orderBy: KEY) @include(if: $withPeople) {
        dataVersion
        total { leadTime { medianDays p90Days leaveCount retroactiveCount } }
        rows {
          keys { id }
          measures { leaveDays leadTime { medianDays p90Days leaveCount retroactiveCount } }
        }
      }
      people: leaveAggregate(filter: $filter, groupBy: [EMPLOYEE], orderBy: LEAVE_DAYS_DESC, limit: 10000) @include(if: $withPeople) {
        ...Aggregate
        rowCount
      }
    }
  `,
  [AGGREGATE],
);

export type TrendsAnswer = ResultOf<typeof TRENDS>;
