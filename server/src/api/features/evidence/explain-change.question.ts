import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import type { Counts } from '../../../mart/select/select-leave';
import type { ChangeKind } from './change-kind';

/** About two earlier states: the one before the change, then the one after it. */
export interface ExplainChangeQuestion {
  condition: LeaveCondition;
  scope: Scope;
  /** Leaves that had gone before the first state and came back after it. */
  returnedIds: readonly number[];
  leavesPerComponent: number;
}

export interface MovedLeave {
  id: string;
  /** Millionths of a day. */
  micro: number;
}

export interface ComponentAnswer {
  kind: ChangeKind;
  micro: number;
  leaveCount: number;
  movedLeaves: number;
  /** Those that moved most, then by id. */
  leaves: MovedLeave[];
}

/** Days in millionths; null: the source does not say. */
export interface EntitlementDifference {
  leaveTypeId: string;
  leaveType: string;
  fiscalYearId: string;
  fiscalYear: string;
  grantedBefore: number | null;
  grantedAfter: number | null;
  transferableBefore: number | null;
  transferableAfter: number | null;
}

export interface ExplainChangeAnswer {
  before: Counts;
  after: Counts;
  components: ComponentAnswer[];
  /** In the order of fiscal years, then of leave types. */
  entitlements: EntitlementDifference[];
}

/** Why leave under a condition differs between two states, cause by cause. */
export const EXPLAIN_CHANGE = defineQuestion<ExplainChangeQuestion, ExplainChangeAnswer>('explainChange');
