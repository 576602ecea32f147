import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';

/** What a run changed, or a dry run would change, with one page of its records. */
export const RUN_DIFFERENCE = graphql(`
  query RunDifference($id: ID!, $first: Int!, $after: String) {
    ingestRun(id: $id) {
      id
      difference {
        from
        before { leaveDays leaveCount }
        after { leaveDays leaveCount }
        components { kind leaveDays leaveCount movedLeaves }
        entitlementChanges {
          leaveTypeId leaveType fiscalYearId fiscalYear entitlementBefore entitlementAfter transferableBefore transferableAfter
        }
        changes(first: $first, after: $after) {
          totalCount
          pageInfo { hasNextPage endCursor }
          nodes { leaveId kind employeeId employeeName leaveType startDate endDate leaveDays status fields { field before after hidden } }
        }
      }
    }
  }
`);
export type Difference = NonNullable<NonNullable<ResultOf<typeof RUN_DIFFERENCE>['ingestRun']>['difference']>;
export type RunChange = Difference['changes']['nodes'][number];
