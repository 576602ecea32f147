import { defineQuestion } from '../../../mart/question';
import type { Scope } from '../../../mart/select/condition';
import type { CursorKeys } from '../../shared/lists/cursor';
import type { FindingParts } from './finding-parts';
import type { CheckName } from './rules/registry';

/** Findings that somebody accepted: by key, what was found then. */
export type AcceptedFindings = Readonly<Record<string, string>>;

export interface CheckSummaryQuestion {
  /** The business date, `YYYY-MM-DD`. */
  today: string;
  checks: readonly CheckName[];
  accepted: Readonly<Partial<Record<CheckName, AcceptedFindings>>>;
}

export interface CheckSummary {
  count: number;
  /** How many of them are accepted as they are. */
  acceptedCount: number;
}

/** How much each check finds, over everybody. */
export const CHECK_SUMMARIES = defineQuestion<CheckSummaryQuestion, CheckSummary[]>('checkSummaries', { isLarge: true });

/** What each check finds, over everybody, in parts. */
export const CHECK_PARTS = defineQuestion<Pick<CheckSummaryQuestion, 'today' | 'checks'>, FindingParts[]>('checkParts', { isLarge: true });

/** Some of what a check finds. */
export interface ChosenFindings {
  today: string;
  check: CheckName;
  scope: Scope;
  /** OPEN: findings that are not in `accepted`; ACCEPTED: those that are. Null: all. */
  state: 'OPEN' | 'ACCEPTED' | null;
  accepted: AcceptedFindings;
}

export interface CheckRowsQuestion extends ChosenFindings {
  /** Only findings of these parts. Null: of all. */
  parts: readonly number[] | null;
  /** The place after which to go on; null: from the beginning. */
  after: CursorKeys | null;
  /** The most rows. */
  size: number;
}

/** A finding by the ids of what it is about. Null: nothing of the kind. */
export interface FindingRow {
  key: string;
  what: string;
  employeeId: string | null;
  leaveId: string | null;
  otherLeaveId: string | null;
  leaveTypeId: string | null;
  fiscalYearId: string | null;
  otherFiscalYearId: string | null;
  /** Only people whom the caller may see. */
  otherEmployeeIds: string[];
  place: CursorKeys;
}

/** By the name of the person, then by key. */
export const CHECK_ROWS = defineQuestion<CheckRowsQuestion, FindingRow[]>('checkRows', { isLarge: true });

/** How many of the chosen findings there are. */
export const CHECK_TOTAL = defineQuestion<ChosenFindings, number>('checkTotal', { isLarge: true });
