import type { ResultOf } from 'gql.tada';
import { graphql } from '../../apollo/graphql';
import type { Figures } from '../../charts/figures';

const PANEL = graphql(`
  fragment OverviewPanel on LeaveAggregate {
    dataVersion
    overlapping
    total { leaveDays leaveCount employeeCount suppressed }
    rows {
      keys { dimension id label }
      measures { leaveDays leaveCount employeeCount suppressed }
    }
  }
`);

/** Every figure of the page in one request, so that all are of one data version and agree. */
export const OVERVIEW = graphql(
  `
    query Overview($filter: LeaveFilter!) {
      byMonth: leaveAggregate(filter: $filter, groupBy: [YEAR_MONTH], orderBy: KEY) { ...OverviewPanel }
      byDepartment: leaveAggregate(filter: $filter, groupBy: [DEPARTMENT], orderBy: LEAVE_DAYS_DESC) { ...OverviewPanel }
      byType: leaveAggregate(filter: $filter, groupBy: [LEAVE_TYPE], orderBy: LEAVE_DAYS_DESC) { ...OverviewPanel }
      byDesignation: leaveAggregate(filter: $filter, groupBy: [DESIGNATION], orderBy: LEAVE_DAYS_DESC) { ...OverviewPanel }
    }
  `,
  [PANEL],
);

/** A fiscal year and the one before it, month by month. */
export const OVERVIEW_YEARS = graphql(
  `
    query OverviewYears($year: LeaveFilter!, $before: LeaveFilter!) {
      year: leaveAggregate(filter: $year, groupBy: [YEAR_MONTH], orderBy: KEY) { ...OverviewPanel }
      before: leaveAggregate(filter: $before, groupBy: [YEAR_MONTH], orderBy: KEY) { ...OverviewPanel }
    }
  `,
  [PANEL],
);

export type OverviewAggregate = ResultOf<typeof PANEL>;

/** A one-dimensional aggregate as figures; `none` names the row of a missing value. */
export function readFigures(aggregate: OverviewAggregate, none: string): Figures[] {
  return aggregate.rows.map(({ keys, measures }) => {
    const key = keys[0];
    return { id: key?.id ?? '', label: !key || key.id === '' ? none : key.label, ...readMeasures(measures) };
  });
}

export function readTotal(aggregate: OverviewAggregate): Figures {
  return { id: 'total', label: '', ...readMeasures(aggregate.total) };
}

function readMeasures({ leaveDays, leaveCount, employeeCount, suppressed }: OverviewAggregate['total']) {
  return { days: leaveDays, requests: leaveCount, people: employeeCount, suppressed };
}
