import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import type { CursorKeys } from '../../shared/lists/cursor';
import type { LeaveOrder } from './leave-connection.types';

export interface LeaveListQuestion {
  condition: LeaveCondition;
  scope: Scope;
  order: LeaveOrder;
  /** The most leaves of one list. */
  size: number;
  /** The place after which to go on; null: from the beginning. */
  after: CursorKeys | null;
  /** One list for each of these employees (empId); null: one list over everybody. */
  employeeIds: readonly string[] | null;
}

export interface ListedLeave {
  id: number;
  place: CursorKeys;
  /** Millionths of a day inside the filter. */
  micro: number;
}

/** A page of a list, and the totals of the whole list. */
export interface LeaveList {
  leaves: ListedLeave[];
  leaveCount: number;
  /** Millionths of a day inside the filter. */
  micro: number;
}

/** Pages of leaves under a condition. */
export const LEAVE_LIST = defineQuestion<LeaveListQuestion, LeaveList[]>('leaveList');
