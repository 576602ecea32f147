/** A tab of the playground that a first visitor finds open. */
export interface ExampleQuery {
  query: string;
  variables?: string;
}

const NOW = new Date();
const YESTERDAY = new Date(NOW.getTime() - 24 * 60 * 60 * 1000).toISOString();
const DAYS_TO_MONDAY = 7 - ((NOW.getDay() + 6) % 7);

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
    query: `# Approved leave by month and department. Days add up over the rows; leaves and people do not: the total counts each once
query LeaveByMonthAndDepartment($filter: LeaveFilter) {
  leaveAggregate(filter: $filter, groupBy: [YEAR_MONTH, DEPARTMENT]) {
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
    variables: writeVariables({ filter: { statuses: ['APPROVED'], dateFrom: dateIn(-365) } }),
  },
  {
    query: `# A heatmap by year and month: the leave days of every month, with its share of the working days of that month
query HeatmapByYearAndMonth {
  leaveAggregate(groupBy: [YEAR, MONTH]) {
    rows {
      keys {
        id
        label
      }
      measures {
        leaveDays
        absenceRate {
          value
        }
      }
    }
  }
}
`,
  },
  {
    query: `# A heatmap by year and weekday. weekdayIndex: 1 is as absent as on the other weekdays of that year
query HeatmapByYearAndWeekday {
  leaveAggregate(groupBy: [YEAR, WEEKDAY]) {
    rows {
      keys {
        id
        label
      }
      measures {
        leaveDays
        weekdayIndex {
          value
          basis
        }
      }
    }
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
    query: `# The ten people with most approved leave in the last twelve months
query TopTen($filter: LeaveFilter) {
  leaveAggregate(
    filter: $filter
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
    variables: writeVariables({ filter: { dateFrom: dateIn(-365), dateTo: dateIn(0) } }),
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
    variables: writeVariables({ filter: { years: [dateIn(-365).slice(0, 4)], weekdays: ['5'] } }),
  },
  {
    query: `# Balances of the current fiscal year by the days that its end would take, with what they are made of
query BalancesAtRisk($filter: BalanceFilter) {
  balances(filter: $filter, orderBy: FORFEIT_RISK_DESC, first: 20) {
    asOf
    fiscalYear {
      label
      endDate
    }
    totalCount
    total {
      employeeCount
      available
      forfeitRisk
    }
    nodes {
      employee {
        id
        name
      }
      leaveType {
        name
      }
      entitlement
      carriedIn
      taken
      scheduled
      pending
      available
      ifApproved
      forfeitRisk
    }
  }
}
`,
    variables: writeVariables({ filter: {} }),
  },
  {
    query: `# Who is away next week, by team, with the share of people present. Pending leave is counted apart
query AwayNextWeek($dateFrom: LocalDate!, $dateTo: LocalDate!) {
  absences(dateFrom: $dateFrom, dateTo: $dateTo, groupBy: TEAM_MANAGER) {
    dates {
      date
      isWorkingDay
      holidayName
      groupLabel
      headcount
      awayCount
      pendingCount
      coverage
      absences {
        status
        days
        endDate
        employee {
          id
          name
        }
        leaveType {
          name
        }
      }
    }
  }
}
`,
    variables: writeVariables({ dateFrom: dateIn(DAYS_TO_MONDAY), dateTo: dateIn(DAYS_TO_MONDAY + 6) }),
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
    variables: writeVariables({ search: '' }),
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
    variables: writeVariables({ since: YESTERDAY }),
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

/** The calendar date so many days from today, where the reader is. */
function dateIn(days: number): string {
  const date = new Date(NOW.getFullYear(), NOW.getMonth(), NOW.getDate() + days);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

function writeVariables(variables: Record<string, unknown>): string {
  return `${JSON.stringify(variables, null, 2)}\n`;
}
