import type { ResultOf, VariablesOf } from 'gql.tada';
import { graphql } from '../../data/graphql';

/** The rows of a page of the list. */
export const BALANCES_PAGE = 50;

const TOTALS = graphql(`
  fragment Totals on BalanceTotals {
    leaveType { id name }
    employeeCount
    balanceCount
    unknownCarriedInCount
    unobservedCount
    entitlement
    carriedIn
    taken
    scheduled
    pending
    available
    ifApproved
    forfeitRisk
  }
`);

const BALANCE = graphql(`
  fragment Balance on LeaveBalance {
    employee { id name department { id name } }
    leaveType { id name }
    entitlement
    isEntitlementAssumed
    carriedIn
    carriesFrom { id label }
    isCarriedInProjected
    isObserved
    taken
    scheduled
    pending
    available
    forfeitRisk
    utilisation
  }
`);

/** A page of balances with the sums over all of them: one answer, so that they agree. */
export const BALANCES = graphql(
  `
    query Balances($filter: BalanceFilter!, $orderBy: BalanceOrder!, $first: Int!, $after: String) {
      balances(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
        dataVersion
        fiscalYear { id label startDate endDate isCurrent flags }
        asOf
        totalCount
        total { ...Totals }
        totalsByLeaveType { ...Totals }
        pageInfo { hasNextPage endCursor }
        nodes { ...Balance }
      }
    }
  `,
  [TOTALS, BALANCE],
);

/** How one balance came about. */
export const LEDGER = graphql(`
  query Ledger($filter: BalanceFilter!) {
    balances(filter: $filter, first: 1) {
      dataVersion
      asOf
      nodes {
        available
        ledgerResidual
        ledger { kind date lastDate leaveId days balance }
      }
    }
  }
`);

export type BalancesAnswer = ResultOf<typeof BALANCES>['balances'];
export type Totals = ResultOf<typeof TOTALS>;
export type Balance = ResultOf<typeof BALANCE>;
export type BalanceFilterInput = VariablesOf<typeof BALANCES>['filter'];
export type BalanceOrder = VariablesOf<typeof BALANCES>['orderBy'];
export type Ledger = ResultOf<typeof LEDGER>['balances']['nodes'][number];
