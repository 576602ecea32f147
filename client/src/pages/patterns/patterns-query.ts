import { AGGREGATE } from '../../aggregates/aggregate';
import { graphql } from '../../apollo/graphql';

/** Months and weekdays by year; `part` is the chosen leave type within the same filter. One answer, so that they agree. */
export const PATTERNS = graphql(
  `
    query Patterns(
      $filter: LeaveFilter!
      $part: LeaveFilter!
      $withPart: Boolean!
      $months: [LeaveDimension!]!
      $weekdays: [LeaveDimension!]!
    ) {
      months: leaveAggregate(filter: $filter, groupBy: $months) { ...Aggregate }
      weekdays: leaveAggregate(filter: $filter, groupBy: $weekdays) { ...Aggregate }
      partMonths: leaveAggregate(filter: $part, groupBy: $months) @include(if: $withPart) { ...Aggregate }
      partWeekdays: leaveAggregate(filter: $part, groupBy: $weekdays) @include(if: $withPart) { ...Aggregate }
    }
  `,
  [AGGREGATE],
);

/** The days of one year. */
export const YEAR_DAYS = graphql(
  `query YearDays($filter: LeaveFilter!) { days: leaveAggregate(filter: $filter, groupBy: [DATE]) { ...Aggregate } }`,
  [AGGREGATE],
);
