import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';

/** Who somebody is. */
export const PROFILE = graphql(`
  query Profile($id: ID!) {
    employee(id: $id) {
      id
      userId
      name
      email
      isHr
      isSupervisor
      retiredAt
      department { id name }
      designation { id name }
      teamManager { id name email }
      projectAllocations { id name type }
      leaveIssuers { isCurrent leaveIssuer { id name email } }
      team { id name designation { id name } }
    }
  }
`);
export type Profile = NonNullable<ResultOf<typeof PROFILE>['employee']>;

/** What somebody has of each leave type in a fiscal year, and how it came about. */
export const PROFILE_BALANCES = graphql(`
  query ProfileBalances($id: ID!, $fiscalYearId: ID) {
    employee(id: $id) {
      id
      balances(fiscalYearId: $fiscalYearId) {
        leaveType { id name }
        fiscalYear { id flags }
        carriesFrom { id label }
        asOf
        entitlement
        isEntitlementAssumed
        carriedIn
        isCarriedInProjected
        taken
        scheduled
        pending
        available
        ifApproved
        forfeitRisk
        utilisation
        ledger { kind date lastDate leaveId days balance }
        ledgerResidual
      }
    }
    dataStatus { dataVersion }
  }
`);
export type Balance = NonNullable<ResultOf<typeof PROFILE_BALANCES>['employee']>['balances'][number];

/** The leave of a person, with reasons and remarks only for viewers who may read them. */
export const PROFILE_LEAVES = graphql(`
  query ProfileLeaves($id: ID!, $filter: LeaveFilter!, $first: Int!, $after: String, $withReasons: Boolean!) {
    employee(id: $id) {
      id
      leaves(filter: $filter, orderBy: START_DATE_DESC, first: $first, after: $after) {
        totalCount
        pageInfo { hasNextPage endCursor }
        nodes {
          id
          status
          sourceStatus
          startDate
          endDate
          leaveDays
          requestedAt
          flags
          leaveType { id name }
          fiscalYear { id }
          leaveIssuer { id name }
          reason @include(if: $withReasons)
          remarks @include(if: $withReasons)
        }
      }
    }
  }
`);
export type ProfileLeave = NonNullable<ResultOf<typeof PROFILE_LEAVES>['employee']>['leaves']['nodes'][number];
