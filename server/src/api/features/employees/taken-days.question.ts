import { defineQuestion } from '../../../mart/question';

export interface TakenDaysQuestion {
  /** Of whom (empId) and in which fiscal year; null: the current one. */
  asked: readonly { employeeId: string; fiscalYearId: string | null }[];
  /** The business date, `YYYY-MM-DD`. */
  today: string;
}

/** Approved leave days up to today, in millionths of a day. */
export const TAKEN_DAYS = defineQuestion<TakenDaysQuestion, number[]>('takenDays');
