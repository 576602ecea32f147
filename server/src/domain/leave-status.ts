/** The closed set of statuses. Only APPROVED is ever taken or scheduled; "pending" on screen is REQUESTED. */
export const LEAVE_STATUSES = ['REQUESTED', 'APPROVED', 'REJECTED', 'CANCELLED', 'UNKNOWN'] as const;
export type LeaveStatus = (typeof LEAVE_STATUSES)[number];

/** The source's words for each status; any other word is UNKNOWN and kept beside it. */
export const SOURCE_STATUS_WORDS: Readonly<Record<string, LeaveStatus>> = {
  REQUESTED: 'REQUESTED',
  PENDING: 'REQUESTED',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  CANCELLED: 'CANCELLED',
};
