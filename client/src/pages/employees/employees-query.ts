import type { ResultOf, VariablesOf } from 'gql.tada';
import { graphql } from '../../apollo/graphql';

/** A page of the list, in the order and under the filter and the search that are asked for. */
export const EMPLOYEES = graphql(`
  query Employees($filter: EmployeeFilter, $search: String, $orderBy: EmployeeOrder, $first: Int, $after: String, $fiscalYearId: ID) {
    employees(filter: $filter, search: $search, orderBy: $orderBy, first: $first, after: $after) {
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
        balances(fiscalYearId: $fiscalYearId) { available }
        lastLeave { startDate endDate leaveType { id name } }
      }
    }
  }
`);

export type EmployeesAnswer = ResultOf<typeof EMPLOYEES>;
export type EmployeeRow = EmployeesAnswer['employees']['nodes'][number];
export type EmployeesAsked = Omit<VariablesOf<typeof EMPLOYEES>, 'first' | 'after'>;
