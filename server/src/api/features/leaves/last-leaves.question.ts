import { defineQuestion } from '../../../mart/question';

export interface LastLeavesQuestion {
  /** empIds. */
  employeeIds: readonly string[];
  /** The business date, `YYYY-MM-DD`. */
  today: string;
}

/** For each of the employees the id of the APPROVED leave that began last, up to today; null: none has begun. */
export const LAST_LEAVES = defineQuestion<LastLeavesQuestion, (number | null)[]>('lastLeaves');
