import { graphql } from '../../data/graphql';
import { AGGREGATE } from '../../leave-charts/aggregate';

/** Every figure of the page in one request, so that all are of one data version and agree. */
export const OVERVIEW = graphql(
  `
    query Overview($filter: LeaveFilter!) {
      byMonth: leaveAggregate(filter: $filter, groupBy: [YEAR_MONTH], orderBy: KEY) { ...Aggregate }
      byDepartment: leaveAggregate(filter: $filter, groupBy: [DEPARTMENT], orderBy: LEAVE_DAYS_DESC) { ...Aggregate }
      byType: leaveAggregate(filter: $filter, groupBy: [LEAVE_TYPE], orderBy: LEAVE_DAYS_DESC) { ...Aggregate }
      byDesignation: leaveAggregate(filter: $filter, groupBy: [DESIGNATION], orderBy: LEAVE_DAYS_DESC) { ...Aggregate }
    }
  `,
  [AGGREGATE],
);

/** A fiscal year and the one before it, month by month. */
export const OVERVIEW_YEARS = graphql(
  `
    query OverviewYears($year: LeaveFilter!, $before: LeaveFilter!) {
      year: leaveAggregate(filter: $year, groupBy: [YEAR_MONTH], orderBy: KEY) { ...Aggregate }
      before: leaveAggregate(filter: $before, groupBy: [YEAR_MONTH], orderBy: KEY) { ...Aggregate }
    }
  `,
  [AGGREGATE],
);
