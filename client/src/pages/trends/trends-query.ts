import { graphql } from '../../data/graphql';
import { AGGREGATE } from '../../leave-charts/aggregate';

/** The months, the same months by what they are stacked by, and the months of every status. One answer, so that they agree. */
export const TRENDS = graphql(
  `
    query Trends($filter: LeaveFilter!, $everyStatus: LeaveFilter!, $stack: [LeaveDimension!]!, $stacked: Boolean!) {
      months: leaveAggregate(filter: $filter, groupBy: [YEAR_MONTH], orderBy: KEY) { ...Aggregate }
      layers: leaveAggregate(filter: $filter, groupBy: $stack, orderBy: KEY) @include(if: $stacked) { ...Aggregate }
      statuses: leaveAggregate(filter: $everyStatus, groupBy: [YEAR_MONTH, STATUS], orderBy: KEY) { ...Aggregate }
      statusMonths: leaveAggregate(filter: $everyStatus, groupBy: [YEAR_MONTH], orderBy: KEY) { ...Aggregate }
    }
  `,
  [AGGREGATE],
);

/** Two sides, month by month. */
export const COMPARISON = graphql(
  `
    query Comparison($one: LeaveFilter!, $other: LeaveFilter!) {
      one: leaveAggregate(filter: $one, groupBy: [YEAR_MONTH], orderBy: KEY) { ...Aggregate }
      other: leaveAggregate(filter: $other, groupBy: [YEAR_MONTH], orderBy: KEY) { ...Aggregate }
    }
  `,
  [AGGREGATE],
);

/** Everybody with leave, the most days first, as far as one answer goes. */
export const EMPLOYEE_DAYS = graphql(
  `
    query EmployeeDays($filter: LeaveFilter!) {
      people: leaveAggregate(filter: $filter, groupBy: [EMPLOYEE], orderBy: LEAVE_DAYS_DESC, limit: 10000) { ...Aggregate rowCount }
    }
  `,
  [AGGREGATE],
);

/** How long leaves are, and how long before their first day they were asked for. */
export const REQUESTS = graphql(
  `
    query Requests($filter: LeaveFilter!) {
      lengths: leaveAggregate(filter: $filter, groupBy: [LEAVE_LENGTH], orderBy: KEY) { ...Aggregate }
      leadTimes: leaveAggregate(filter: $filter, groupBy: [YEAR_MONTH], orderBy: KEY) {
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
