import type { ResultOf, VariablesOf } from 'gql.tada';
import { graphql } from '../../data/graphql';

/** A page of the list under an order, a filter and a search. */
export const EMPLOYEES = graphql(`
  query Employees(
    $filter: EmployeeFilter
    $search: String
    $orderBy: EmployeeOrder
    $balanceOf: BalanceChoice
    $first: Int
    $after: String
    $fiscalYearId: ID
  ) {
    employees(filter: $filter, search: $search, orderBy: $orderBy, balanceOf: $balanceOf, first: $first, after: $after) {
      totalCount
      dataVersion
      pageInfo { hasNextPage endCursor }
      nodes {
        id
        name
        retiredAt
        department { id name }
        designation { id name }
        teamManager { id name }
        leaveDaysTaken(fiscalYearId: $fiscalYearId)
        balances(fiscalYearId: $fiscalYearId) { available leaveType { id } }
        lastLeave { startDate endDate leaveType { id name } }
      }
    }
  }
`);

export type EmployeesAnswer = ResultOf<typeof EMPLOYEES>;
export type FetchedEmployee = EmployeesAnswer['employees']['nodes'][number];
/** Somebody with the balance that the list shows: days available of one leave type; null where no entitlement is known. */
export type EmployeeRow = FetchedEmployee & { balance: number | null };
export type EmployeesAsked = Omit<VariablesOf<typeof EMPLOYEES>, 'first' | 'after'>;

/**
 * What a balance can be of, and of which leave types most days are used. The limit keeps this list of types apart from others in the cache.
 */
export const BALANCE_TYPES = graphql(`
  query BalanceTypes($filter: LeaveFilter!) {
    leaveTypes { id name defaultDays }
    used: leaveAggregate(filter: $filter, groupBy: [LEAVE_TYPE], orderBy: LEAVE_DAYS_DESC, limit: 1000) { rows { keys { id } } }
  }
`);
