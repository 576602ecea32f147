import { daysFromToday, type ExampleQuery, writeVariables } from './example-query';

/** Leave, counted and measured. */
export const FIGURE_QUERIES: readonly ExampleQuery[] = [
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
    variables: writeVariables({ filter: { statuses: ['APPROVED'], dateFrom: daysFromToday(-365) } }),
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
    query: `# How much of the leave of a fiscal year each department has used, and whether that is in step with the year (pace 1)
query UtilisationByDepartment {
  leaveAggregate(groupBy: [FISCAL_YEAR, DEPARTMENT], orderBy: LEAVE_DAYS_DESC) {
    rows {
      keys {
        id
        label
      }
      measures {
        utilisation {
          value
          numerator
          denominator
          basis
        }
        pace {
          value
          basis
        }
      }
    }
  }
}
`,
  },
];
