import { daysFromToday, type ExampleQuery, NOW, writeVariables } from './example-query';

const DAYS_TO_MONDAY = 7 - ((NOW.getDay() + 6) % 7);

/** People: whose leave it is, what they have left, who is away. */
export const PEOPLE_QUERIES: readonly ExampleQuery[] = [
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
    variables: writeVariables({ filter: { dateFrom: daysFromToday(-365), dateTo: daysFromToday(0) } }),
  },
  {
    query: `# The leaves behind a cell: the filter of the aggregate with the ids of the cell's keys.
# Their leaveDaysInFilter add up to the cell
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
    variables: writeVariables({ filter: { years: [daysFromToday(-365).slice(0, 4)], weekdays: ['5'] } }),
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
    variables: writeVariables({ dateFrom: daysFromToday(DAYS_TO_MONDAY), dateTo: daysFromToday(DAYS_TO_MONDAY + 6) }),
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
];
