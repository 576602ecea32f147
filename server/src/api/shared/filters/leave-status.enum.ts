import { registerEnumType } from 'type-graphql';
import type { LeaveStatus as DomainLeaveStatus } from '../../../domain/leave-status';

export const LeaveStatus = {
  REQUESTED: 'REQUESTED',
  APPROVED: 'APPROVED',
  REJECTED: 'REJECTED',
  CANCELLED: 'CANCELLED',
  UNKNOWN: 'UNKNOWN',
} as const satisfies Record<DomainLeaveStatus, DomainLeaveStatus>;
export type LeaveStatus = DomainLeaveStatus;

registerEnumType(LeaveStatus, {
  name: 'LeaveStatus',
  description: 'Where a leave request stands. Only APPROVED leave is ever taken or scheduled.',
  valuesConfig: {
    REQUESTED: { description: 'Asked for and not decided; "Pending" on screen. The source says REQUESTED or PENDING.' },
    APPROVED: { description: 'Granted. The default of every aggregate.' },
    REJECTED: { description: 'Refused: its days were asked for and not taken.' },
    CANCELLED: { description: 'Withdrawn: its days were asked for and not taken.' },
    UNKNOWN: { description: 'The source used a word that is not known here; the leave is kept with that word.' },
  },
});
