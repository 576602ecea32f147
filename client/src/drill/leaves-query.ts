import type { ResultOf } from 'gql.tada';
import { graphql } from '../data/graphql';

/** The leaves behind a figure, with the days that each adds to it. */
export const LEAVES_BEHIND = graphql(`
  query LeavesBehind($filter: LeaveFilter!, $attribution: Attribution, $first: Int!, $after: String) {
    leaves(filter: $filter, attribution: $attribution, orderBy: START_DATE_DESC, first: $first, after: $after) {
      totalCount
      totalLeaveDays
      dataVersion
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        status
        startDate
        endDate
        leaveDays
        leaveDaysInFilter
        employee { id name }
        leaveType { id name }
      }
    }
  }
`);

/** Every version of a leave's record. */
export const LEAVE_HISTORY = graphql(`
  query LeaveHistory($leaveId: ID!, $withReasons: Boolean!) {
    leaveHistory(leaveId: $leaveId) {
      runId
      knownFrom
      knownUntil
      retired
      changed
      status
      sourceStatus
      startDate
      endDate
      leaveDays
      leaveType
      reason @include(if: $withReasons)
      remarks @include(if: $withReasons)
      record { field value hidden }
    }
  }
`);
export type LeaveVersion = ResultOf<typeof LEAVE_HISTORY>['leaveHistory'][number];
