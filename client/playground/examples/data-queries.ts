import type { ExampleQuery } from './example-query';

/** How current the data is, and what a filter can be set to. */
export const DATA_QUERIES: readonly ExampleQuery[] = [
  {
    query: `# How current and how whole the data is
query DataStatus {
  viewer {
    name
    role
  }
  dataStatus {
    dataVersion
    lastSuccessAt
    ageSeconds
    stale
    complete
    quarantinedCount
  }
}
`,
  },
  {
    query: `# What a filter can be set to
query FilterOptions {
  filterOptions {
    fiscalYears {
      id
      label
      startDate
      endDate
      isCurrent
    }
    departments {
      id
      name
    }
    leaveTypes {
      id
      name
      defaultDays
      transferableDays
    }
    statuses
    firstDate
    lastDate
  }
}
`,
  },
];
