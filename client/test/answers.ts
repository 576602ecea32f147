/** Answers of the API for component tests: small, invented, complete. */
export const DATA_STATUS = {
  __typename: 'DataStatus',
  dataVersion: '7',
  firstDataVersion: '1',
  changedAt: '2024-03-02T08:17:00Z',
  lastSuccessAt: '2024-03-02T08:17:00Z',
  ageSeconds: 12,
  stale: false,
  complete: true,
  quarantinedCount: 0,
  heldRetirementCount: 0,
  vanishedRecordCount: 0,
  windowStart: '2021-07-17',
  windowEnd: '2025-03-02',
  outsideWindowCount: 0,
  driftFields: [],
  unknownStatuses: [],
  demo: true,
  sourceTimeZone: 'Asia/Kathmandu',
  pollIntervalSeconds: 30,
};

export const INGEST_RUN = {
  id: '1',
  trigger: 'POLLER',
  triggeredBy: 'poller',
  dryRun: false,
  status: 'SUCCEEDED',
  startedAt: '2024-03-02T08:17:00.000Z',
  finishedAt: '2024-03-02T08:17:01.400Z',
  received: 2000,
  inserted: 1,
  updated: 3,
  unchanged: 1996,
  quarantined: 0,
  duplicates: 0,
  retired: 0,
  heldRetirements: 0,
  complete: true,
  errorClass: null,
  errorMessage: null,
} as const;

export const FILTER_OPTIONS = {
  filterOptions: {
    __typename: 'FilterOptions',
    fiscalYears: [
      { __typename: 'FiscalYear', id: '1', label: '2022/23', startDate: '2022-07-17', endDate: '2023-07-16', isCurrent: false },
      { __typename: 'FiscalYear', id: '2', label: '2023/24', startDate: '2023-07-17', endDate: '2024-07-15', isCurrent: true },
    ],
    departments: [
      { __typename: 'Department', id: '1', name: 'Engineering' },
      { __typename: 'Department', id: '2', name: 'Design' },
    ],
    designations: [{ __typename: 'Designation', id: '1', name: 'Engineer' }],
    leaveTypes: [{ __typename: 'LeaveType', id: '1', name: 'Annual', transferableDays: 6 }],
    statuses: ['REQUESTED', 'APPROVED'],
    teamManagers: [{ __typename: 'TeamManager', id: '77', name: 'Mira Example' }],
    projectAllocations: [{ __typename: 'ProjectAllocation', id: '5', name: 'Aspen', type: 'project' }],
    firstDate: '2022-07-18',
    lastDate: '2024-06-28',
  },
};

/** The same where the fiscal year of today has begun and the source still calls the one before it current. */
export const LAGGING_FILTER_OPTIONS = {
  filterOptions: {
    ...FILTER_OPTIONS.filterOptions,
    fiscalYears: [
      ...FILTER_OPTIONS.filterOptions.fiscalYears,
      { __typename: 'FiscalYear', id: '3', label: '2024/25', startDate: '2024-07-16', endDate: '2999-07-15', isCurrent: false },
    ],
  },
};

type Row = { id: string; label: string; days: number | null };

const measures = (days: number | null) => ({
  __typename: 'LeaveMeasures',
  leaveDays: days,
  leaveCount: days === null ? null : 3,
  employeeCount: days === null ? null : 2,
  suppressed: days === null,
});

/** An aggregate over two dimensions: each row is the first key's id, the second key, and the days. */
export function cells(
  dimensions: readonly [string, string],
  rows: readonly [string, string, string, number | null][],
  total: number | null,
) {
  return {
    ...aggregate(dimensions[1], [], total),
    rows: rows.map(([first, id, label, days]) => ({
      __typename: 'LeaveAggregateRow',
      keys: [
        { __typename: 'DimensionValue', dimension: dimensions[0], id: first, label: first },
        { __typename: 'DimensionValue', dimension: dimensions[1], id, label },
      ],
      measures: measures(days),
    })),
  };
}

export function aggregate(dimension: string, rows: readonly Row[], total: number | null) {
  return {
    __typename: 'LeaveAggregate',
    dataVersion: '7',
    overlapping: false,
    total: measures(total),
    rows: rows.map(({ id, label, days }) => ({
      __typename: 'LeaveAggregateRow',
      keys: [{ __typename: 'DimensionValue', dimension, id, label }],
      measures: measures(days),
    })),
  };
}

/** The Overview's answer with these departments; the other panels have one row each. */
export function overviewAnswer(departments: readonly Row[], total: number | null) {
  const one = (dimension: string, id: string, label: string) =>
    aggregate(dimension, departments.length === 0 ? [] : [{ id, label, days: total }], total);
  return {
    byMonth: one('YEAR_MONTH', '2024-03', '2024-03'),
    byDepartment: aggregate('DEPARTMENT', departments, total),
    byType: one('LEAVE_TYPE', '1', 'Annual'),
    byDesignation: one('DESIGNATION', '1', 'Engineer'),
    ...yearsAnswer(total ?? 0, 4),
  };
}

/** A fiscal year and the one before it, with these days in their first month. */
export function yearsAnswer(days: number, before: number) {
  return {
    year: aggregate('YEAR_MONTH', [{ id: '2023-07', label: 'July 2023', days }], days),
    yearBefore: aggregate('YEAR_MONTH', [{ id: '2022-07', label: 'July 2022', days: before }], before),
  };
}
