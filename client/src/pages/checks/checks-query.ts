import type { ResultOf } from 'gql.tada';
import { graphql } from '../../data/graphql';

export const CHECKS = graphql(`
  query DataChecks {
    dataChecks {
      dataVersion
      openCount
      checks { name title description count openCount acceptedCount goneCount firstSeenAt trend { date count } }
    }
  }
`);

export const FINDINGS = graphql(`
  query CheckFindings($names: [DataCheckName!]!, $state: FindingState!, $first: Int!, $after: String) {
    dataChecks(names: $names) {
      dataVersion
      checks {
        name
        findings(state: $state, first: $first, after: $after) {
          nodes {
            id
            what
            firstSeenAt
            goneAt
            acceptedAt
            acceptedBy
            note
            employee { id name }
            otherEmployees { id name }
            leave { id startDate endDate }
            leaveType { id name }
            fiscalYear { id label }
            otherFiscalYear { id label }
          }
          totalCount
          pageInfo { hasNextPage endCursor }
        }
      }
    }
  }
`);

export const ACCEPT = graphql(`
  mutation AcceptCheckFindings($check: DataCheckName!, $ids: [ID!]!, $note: String!) {
    acceptCheckFindings(check: $check, ids: $ids, note: $note)
  }
`);

export const REOPEN = graphql(`
  mutation ReopenCheckFindings($check: DataCheckName!, $ids: [ID!]!) { reopenCheckFindings(check: $check, ids: $ids) }
`);

export type Check = ResultOf<typeof CHECKS>['dataChecks']['checks'][number];
export type Finding = ResultOf<typeof FINDINGS>['dataChecks']['checks'][number]['findings']['nodes'][number];
