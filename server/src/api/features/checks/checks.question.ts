import { defineQuestion } from '../../../mart/question';
import type { Scope } from '../../../mart/select/condition';
import type { CursorKeys } from '../../shared/lists/cursor';
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
  /** Hash of keys and of what was found. */
  digest: string;
}

/** How much each check finds, over everybody. */
export const CHECK_SUMMARIES = defineQuestion<CheckSummaryQuestion, CheckSummary[]>('checkSummaries', { isLarge: true });

export interface CheckRowsQuestion {
  today: string;
  check: CheckName;
  scope: Scope;
  /** OPEN: findings that are not in `accepted`; ACCEPTED: those that are. Null: all. */
  state: 'OPEN' | 'ACCEPTED' | null;
  accepted: AcceptedFindings;
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

export interface CheckRows {
  rows: FindingRow[];
  /** All rows of the state in the caller's scope. */
  totalCount: number;
}

/** What a check finds: by the name of the person, then by key. */
export const CHECK_ROWS = defineQuestion<CheckRowsQuestion, CheckRows>('checkRows', { isLarge: true });
