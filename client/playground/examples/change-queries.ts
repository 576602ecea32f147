import { type ExampleQuery, NOW, writeVariables } from './example-query';

const YESTERDAY = new Date(NOW.getTime() - 24 * 60 * 60 * 1000).toISOString();

/** What changes, and what changed. */
export const CHANGE_QUERIES: readonly ExampleQuery[] = [
  {
    query: `# What changed since yesterday, and which leaves are behind it
query ChangedSinceYesterday($since: DateTime!) {
  explainChange(fromTime: $since) {
    from
    to
    before {
      leaveDays
      leaveCount
    }
    after {
      leaveDays
      leaveCount
    }
    components {
      kind
      leaveDays
      leaveCount
      movedLeaves
      leaves {
        leaveId
        leaveDays
        before {
          status
          startDate
          endDate
        }
        after {
          status
          startDate
          endDate
          employeeName
          changed
        }
      }
    }
    residual
  }
}
`,
    variables: writeVariables({ since: YESTERDAY }),
  },
  {
    query: `# Sends every new data version, for as long as it runs
subscription DataVersionChanged {
  dataVersionChanged {
    dataVersion
    changedAt
    ageSeconds
  }
}
`,
  },
];
