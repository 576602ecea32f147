import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';

export interface AwayLeavesQuestion {
  /** Whose leave: only what it says of people counts. */
  condition: Pick<LeaveCondition, 'choices'>;
  scope: Scope;
  /** `YYYY-MM-DD`, both inclusive. */
  dateFrom: string;
  dateTo: string;
  /** The most leaves. */
  limit: number;
}

/** Ids of approved leaves that touch the dates, of people who are not retired: by start date, then by id. */
export const AWAY_LEAVES = defineQuestion<AwayLeavesQuestion, number[]>('awayLeaves');
