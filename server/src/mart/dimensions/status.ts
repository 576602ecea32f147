import { LEAVE_STATUSES, type LeaveStatus } from '../../domain/leave-status';
import type { DimensionOfLeaves } from './dimension';

const LABELS: Readonly<Record<LeaveStatus, string>> = {
  REQUESTED: 'Pending',
  APPROVED: 'Approved',
  REJECTED: 'Rejected',
  CANCELLED: 'Cancelled',
  UNKNOWN: 'Unknown',
};

export const STATUS_DIMENSION = {
  kind: 'LEAVE',
  description: 'The status of the record; only APPROVED unless the filter asks for others. Label: Pending for REQUESTED.',
  filter: { field: 'statuses', form: 'STATUS', description: 'Statuses of the leave. Left out or empty: only APPROVED.', takesNone: false },
  viewer: 'SHOWN',
  splitsBalances: null,
  count: () => LEAVE_STATUSES.length,
  idAt: (_, ordinal) => LEAVE_STATUSES[ordinal] as string,
  labelAt: (_, ordinal) => LABELS[LEAVE_STATUSES[ordinal] as LeaveStatus],
  find: () => (id) => LEAVE_STATUSES.indexOf(id as LeaveStatus),
  column: ({ state }) => state.leaves.status,
} as const satisfies DimensionOfLeaves;
