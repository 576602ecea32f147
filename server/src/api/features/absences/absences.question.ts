import type { LeaveStatus } from '../../../domain/leave-status';
import { defineQuestion } from '../../../mart/question';
import type { LeaveCondition, Scope } from '../../../mart/select/condition';
import type { AbsenceGrouping } from '../../shared/people-groups/absence-grouping.enum';

export interface AbsencesQuestion {
  /** Of its statuses APPROVED and REQUESTED are counted. */
  condition: LeaveCondition & { dateFrom: string; dateTo: string };
  scope: Scope;
  /** Null: everybody together. */
  groupBy: AbsenceGrouping | null;
  /** Whether the leaves are listed too, or only counted. */
  withLeaves: boolean;
}

/** A leave on at least one of the dates. */
export interface AbsentLeave {
  leaveId: string;
  employeeId: string;
  leaveTypeId: string;
  status: LeaveStatus;
  /** Of the whole leave. */
  startDate: string;
  endDate: string;
}

/** A leave on one date. */
export interface ListedAbsence {
  /** Place in `AbsencesAnswer.leaves`. */
  leave: number;
  days: number;
}

/** Grain: date x group. */
export interface AbsenceDateAnswer {
  date: string;
  isWorkingDay: boolean | null;
  holidayName: string | null;
  /** Null without groupBy; "" for people without a group. */
  groupId: string | null;
  groupLabel: string | null;
  headcount: number;
  rosteredDays: number;
  awayCount: number;
  awayDays: number;
  pendingCount: number;
  pendingDays: number;
  coverage: number | null;
  /** By the name of the person. */
  absences: ListedAbsence[];
}

export interface AbsencesAnswer {
  dates: AbsenceDateAnswer[];
  leaves: AbsentLeave[];
}

/** Who is away, date by date. */
export const ABSENCES = defineQuestion<AbsencesQuestion, AbsencesAnswer>('absences');
