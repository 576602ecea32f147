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
