import { graphql } from '../../../data/graphql';

/** Asked for only while few are away: each name that is read leaves an entry in the audit log. */
export const AWAY_NAMES = graphql(`
  query OverviewAwayNames($today: LocalDate!, $filter: LeaveFilter!) {
    absences(dateFrom: $today, dateTo: $today, filter: $filter) {
      dates { date absences { leaveId employee { id name } } }
    }
  }
`);

/** A request of its own: it compares two states of all leave, which takes longer than all other figures of the page together. */
export const CHANGE = graphql(`
  query OverviewChange($from: String, $fromTime: DateTime, $filter: LeaveFilter!) {
    explainChange(from: $from, fromTime: $fromTime, filter: $filter, leavesPerComponent: 0) {
      from
      to
      before { leaveDays }
      after { leaveDays }
      components { kind leaveDays movedLeaves }
    }
  }
`);
