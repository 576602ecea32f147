import type { LeaveStatus } from '../../../domain/leave-status';
import { defineQuestion } from '../../../mart/question';
import type { Scope } from '../../../mart/select/condition';

/** The first and last date with leave of any status, null without any leave, and the statuses that occur. */
export interface LeaveExtent {
  firstDate: string | null;
  lastDate: string | null;
  statuses: LeaveStatus[];
}

/** What leave there is at all, of the people in the scope. */
export const LEAVE_EXTENT = defineQuestion<{ scope: Scope }, LeaveExtent>('leaveExtent');
