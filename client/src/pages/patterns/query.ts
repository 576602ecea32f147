import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';
import { AGGREGATE } from '../../leave-charts/aggregate';

const INDEX = graphql(`fragment Index on Rate { value numerator denominator basis }`);

/**
 * Months and weekdays by year; `part` is the chosen leave type within the same filter, the indices are of the filter; and the days of one
 * year.
 */
export const PATTERNS = graphql(
  `
    query Patterns(
      $filter: LeaveFilter!
      $attribution: Attribution
      $part: LeaveFilter!
      $withPart: Boolean!
      $withIndex: Boolean!
      $months: [LeaveDimension!]!
      $weekdays: [LeaveDimension!]!
      $days: LeaveFilter
      $withDays: Boolean!
    ) {
      months: leaveAggregate(filter: $filter, attribution: $attribution, groupBy: $months) { ...Aggregate }
      weekdays: leaveAggregate(filter: $filter, attribution: $attribution, groupBy: $weekdays) { ...Aggregate }
      partMonths: leaveAggregate(filter: $part, attribution: $attribution, groupBy: $months) @include(if: $withPart) { ...Aggregate }
      partWeekdays: leaveAggregate(filter: $part, attribution: $attribution, groupBy: $weekdays) @include(if: $withPart) { ...Aggregate }
      monthIndices: leaveAggregate(filter: $filter, attribution: $attribution, groupBy: $months) @include(if: $withIndex) {
        rows { keys { id } measures { leaveDays index: monthIndex { ...Index } } }
      }
      weekdayIndices: leaveAggregate(filter: $filter, attribution: $attribution, groupBy: $weekdays) @include(if: $withIndex) {
        rows { keys { id } measures { leaveDays index: weekdayIndex { ...Index } } }
      }
      days: leaveAggregate(filter: $days, attribution: $attribution, groupBy: [DATE]) @include(if: $withDays) { ...Aggregate }
    }
  `,
  [AGGREGATE, INDEX],
);

export type PatternsAnswer = ResultOf<typeof PATTERNS>;
