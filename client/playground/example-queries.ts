/** A tab of the playground that a first visitor finds open. */
export interface ExampleQuery {
  query: string;
  variables?: string;
}

/** Queries to start from, the simplest first. */
export const EXAMPLE_QUERIES: readonly ExampleQuery[] = [
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
    query: `# Approved leave by month, and by leave type within each month
query LeaveByMonth($filter: LeaveFilter) {
  leaveAggregate(filter: $filter, groupBy: [YEAR_MONTH, LEAVE_TYPE]) {
    dataVersion
    total {
      leaveDays
      leaveCount
      employeeCount
    }
    rows {
      keys {
        dimension
        id
        label
      }
      measures {
        leaveDays
        leaveCount
        employeeCount
        suppressed
      }
    }
  }
}
`,
    variables: `{
  "filter": {
    "statuses": ["APPROVED"]
  }
}
`,
  },
  {
    query: `# The ten departments with most leave days, pending requests included
query LeaveByDepartment {
  leaveAggregate(
    filter: { statuses: [APPROVED, REQUESTED] }
    groupBy: [DEPARTMENT]
    orderBy: LEAVE_DAYS_DESC
    limit: 10
  ) {
    rowCount
    rows {
      keys {
        id
        label
      }
      measures {
        leaveDays
        leaveCount
        employeeCount
      }
    }
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
  {
    query: `# Tells every new data version, for as long as it runs
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
