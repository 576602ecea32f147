import type { ResultOf } from 'gql.tada';
import { graphql } from '../../../data/graphql';

/** Coverage as it is: asked once for a month. */
export const COVERAGE_NOW = graphql(`
  query CoverageNow($from: LocalDate!, $to: LocalDate!, $filter: CoverageFilter, $by: AbsenceGrouping!) {
    coverageWhatIf(dateFrom: $from, dateTo: $to, filter: $filter, groupBy: $by) {
      dataVersion
      cells { date isWorkingDay groupId groupLabel rostered presentBefore coverageBefore }
    }
  }
`);

/** What a plan changes: asked again with each move of a drag. */
export const COVERAGE_AFTER = graphql(`
  query CoverageAfter(
    $from: LocalDate!
    $to: LocalDate!
    $filter: CoverageFilter
    $by: AbsenceGrouping!
    $approveAll: Boolean!
    $approve: [ID!]!
    $reject: [ID!]!
    $add: [HypotheticalLeaveInput!]!
  ) {
    coverageWhatIf(
      dateFrom: $from
      dateTo: $to
      filter: $filter
      groupBy: $by
      approveAllPending: $approveAll
      approve: $approve
      reject: $reject
      add: $add
      changedOnly: true
    ) {
      dataVersion
      cells { date groupId groupLabel rostered presentBefore presentAfter coverageBefore coverageAfter overlapCount }
      breaks { date needed presentBefore presentAfter rule { id name group groupId } }
    }
  }
`);

/**
 * Who else is away on the dates that a plan changes, as far as the viewer may see them: asked once a drag is over, for each read is
 * audited.
 */
export const OTHERS_AWAY = graphql(`
  query OthersAway(
    $from: LocalDate!
    $to: LocalDate!
    $filter: CoverageFilter
    $by: AbsenceGrouping!
    $approveAll: Boolean!
    $approve: [ID!]!
    $reject: [ID!]!
    $add: [HypotheticalLeaveInput!]!
  ) {
    coverageWhatIf(
      dateFrom: $from
      dateTo: $to
      filter: $filter
      groupBy: $by
      approveAllPending: $approveAll
      approve: $approve
      reject: $reject
      add: $add
      changedOnly: true
    ) {
      dataVersion
      cells { date groupId overlaps { employee { id name } } }
    }
  }
`);

export const PENDING_LEAVE = graphql(`
  query PendingLeave($filter: LeaveFilter!, $by: AbsenceGrouping!, $first: Int!) {
    leaves(filter: $filter, orderBy: START_DATE_ASC, first: $first) {
      dataVersion
      totalCount
      nodes {
        id
        startDate
        endDate
        leaveDays
        employee { id name }
        conflicts(colleagues: $by) {
          breaks { date needed presentAfter rule { id name } }
          colleagueCount
          colleagues { firstDate lastDate employee { id name } }
        }
      }
    }
  }
`);

export const TRIED_EMPLOYEE = graphql(`query TriedEmployee($id: ID!) { employee(id: $id) { id name } }`);
export const TRIED_CANDIDATES = graphql(`
  query TriedCandidates($search: String!, $filter: EmployeeFilter!) {
    employees(search: $search, filter: $filter, first: 8) { nodes { id name department { id name } } }
  }
`);

export type CoverageNow = ResultOf<typeof COVERAGE_NOW>['coverageWhatIf']['cells'][number];
export type CoverageAfter = ResultOf<typeof COVERAGE_AFTER>['coverageWhatIf'];
export type OthersAway = ResultOf<typeof OTHERS_AWAY>['coverageWhatIf']['cells'];
export type PendingLeave = ResultOf<typeof PENDING_LEAVE>['leaves']['nodes'][number];
