import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import type { AbsenceGrouping } from '../../shared/people-groups/absence-grouping.enum';
import type { CoverageRule } from './coverage-rule';

/** The most people that one cell lists. */
export const MAX_OVERLAPS = 20;
/** The most people that one leave lists. */
export const MAX_COLLEAGUES = 50;

/** Hypothetical leave. */
export interface HypotheticalLeave {
  employeeId: string;
  startDate: string;
  endDate: string;
  /** Null: as many as the person is rostered to work on these dates. */
  days: number | null;
}

export interface WhatIfQuestion {
  /** `YYYY-MM-DD`, both inclusive. */
  dateFrom: string;
  dateTo: string;
  /** Null: everybody together. */
  groupBy: AbsenceGrouping | null;
  /** Whose coverage is counted, and whose pending leave `approveAllPending` is about. Rules are about their whole groups. */
  people: Pick<LeaveCondition, 'choices'>;
  /**
   * Whose leave may be named, changed and listed. Coverage is of everybody under `people` in the groups with somebody of the scope, and of
   * the scope only where `people` cuts through groups.
   */
  scope: Scope;
  rules: readonly CoverageRule[];
  /** Ids of leaves. */
  approve: readonly string[];
  approveAllPending: boolean;
  reject: readonly string[];
  add: readonly HypotheticalLeave[];
  /** Whether only dates and groups are answered on which somebody's presence differs. */
  changedOnly: boolean;
  /** Whether the people who overlap are listed, or only counted. */
  withOverlaps: boolean;
}

/** Where a rule breaks: it is broken after and was not before, or more is missing. Figures are days of people. */
export interface CoverageBreakAnswer {
  date: string;
  ruleId: string;
  needed: number;
  rostered: number;
  presentBefore: number;
  presentAfter: number;
}

/** Somebody with approved leave on the date. */
export interface OverlapAnswer {
  employeeId: string;
  days: number;
}

/** Grain: date x group. */
export interface CoverageCellAnswer {
  date: string;
  /** Null: beyond the calendar. */
  isWorkingDay: boolean | null;
  groupId: string | null;
  groupLabel: string | null;
  rostered: number;
  presentBefore: number;
  presentAfter: number;
  /** Null: nobody is rostered. */
  coverageBefore: number | null;
  coverageAfter: number | null;
  /** People whose presence differs. */
  changedCount: number;
  /** Others who are away on the date, where somebody's presence falls. */
  overlapCount: number;
  /** The first of them by name, at most MAX_OVERLAPS. */
  overlaps: OverlapAnswer[];
}

export interface WhatIfAnswer {
  cells: CoverageCellAnswer[];
  breaks: CoverageBreakAnswer[];
}

export const COVERAGE_WHAT_IF = defineQuestion<WhatIfQuestion, WhatIfAnswer>('coverageWhatIf');

export interface ConflictsQuestion {
  /** Ids of leaves. */
  leaveIds: readonly string[];
  rules: readonly CoverageRule[];
  /** Who are colleagues. */
  grouping: AbsenceGrouping;
  /** Which colleagues may be named. */
  scope: Scope;
}

export interface ColleagueAnswer {
  employeeId: string;
  /** Days of theirs on dates of the leave. */
  days: number;
  firstDate: string;
  lastDate: string;
}

/** What approving one leave would do. */
export interface ConflictsAnswer {
  breaks: CoverageBreakAnswer[];
  /** Colleagues with approved leave on a date of the leave. */
  colleagueCount: number;
  /** Those of them who may be named, the most days first, at most MAX_COLLEAGUES. */
  colleagues: ColleagueAnswer[];
}

/** Null: not a pending leave of this version. In the order of `leaveIds`. */
export const LEAVE_CONFLICTS = defineQuestion<ConflictsQuestion, (ConflictsAnswer | null)[]>('leaveConflicts');
