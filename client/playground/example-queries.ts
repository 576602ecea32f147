/** A tab of the playground that a first visitor finds open. */
export interface ExampleQuery {
  query: string;
  variables?: string;
}

const YESTERDAY = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString();

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
    query: `# The ten people with most approved leave in a date range, by name
query TopTen {
  leaveAggregate(
    filter: { dateFrom: "2024-01-01", dateTo: "2024-12-31" }
    groupBy: [EMPLOYEE]
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
      }
    }
  }
}
`,
  },
  {
    query: `# The leaves behind a cell: the filter of the aggregate with the ids of the cell's keys. Their leaveDaysInFilter add up to the cell
query BehindACell($filter: LeaveFilter, $after: String) {
  leaves(filter: $filter, orderBy: EMPLOYEE_NAME_ASC, first: 50, after: $after) {
    dataVersion
    totalCount
    totalLeaveDays
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      startDate
      endDate
      leaveDays
      leaveDaysInFilter
      flags
      employee {
        id
        name
      }
      leaveType {
        name
      }
      leaveIssuer {
        name
      }
    }
  }
}
`,
    variables: `{
  "filter": {
    "yearMonths": ["2024-03"],
    "weekdays": ["5"]
  }
}
`,
  },
  {
    query: `# People by name, email address or number, with their last leave and what they took in the current fiscal year
query FindPeople($search: String) {
  employees(search: $search, filter: { retired: false }, orderBy: NAME_ASC, first: 20) {
    totalCount
    pageInfo {
      hasNextPage
      endCursor
    }
    nodes {
      id
      name
      email
      department {
        name
      }
      teamManager {
        name
      }
      leaveDaysTaken
      lastLeave {
        startDate
        endDate
        leaveType {
          name
        }
      }
    }
  }
}
`,
    variables: `{
  "search": ""
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
    variables: JSON.stringify({ since: YESTERDAY }, null, 2),
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
