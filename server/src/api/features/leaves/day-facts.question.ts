import { defineQuestion } from '../../../mart/question';

/** Leaves by id, with whose they are. */
export interface DayFactsQuestion {
  leaves: readonly { id: number; employeeId: string }[];
}

/** How the days of a leave spread over dates. */
export interface SpreadDays {
  /** Dates in order with their shares, in millionths of a day. */
  facts: { date: string; micro: number }[];
  isProrated: boolean;
  includesNonWorking: boolean;
  isOutsideFiscalYear: boolean;
}

/** The day facts of leaves; null for a leave that is not there. */
export const DAY_FACTS = defineQuestion<DayFactsQuestion, (SpreadDays | null)[]>('dayFacts');
