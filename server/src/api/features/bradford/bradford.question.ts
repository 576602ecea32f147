import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';

export interface BradfordQuestion {
  /** Names only APPROVED, and the 52 weeks. */
  condition: LeaveCondition;
  scope: Scope;
  /** The most people. */
  limit: number;
}

export interface BradfordAnswer {
  employeeId: string;
  spellCount: number;
  leaveDays: number;
  factor: number;
}

/** Bradford factors of people with leave under a condition, the highest first. */
export const BRADFORD = defineQuestion<BradfordQuestion, BradfordAnswer[]>('bradford');
