import { formatLocalDate, isoWeekday } from '../../../domain/local-date';
import { MICRO_DAYS } from '../../../domain/micro-days';

export const COVERAGE_GROUPS = ['EVERYONE', 'DEPARTMENT', 'TEAM_MANAGER', 'PROJECT_ALLOCATION'] as const;
export type CoverageGroup = (typeof COVERAGE_GROUPS)[number];

/** How many of a group have to be present. */
export interface CoverageRule {
  id: string;
  group: CoverageGroup;
  /** Of the department, team manager or allocation; null: everyone. */
  groupId: string | null;
  /** One of the two: people, or a share of those who are rostered, from 0 to 1. */
  minimumPresent: number | null;
  minimumShare: number | null;
  /** 1 (Monday) to 7 (Sunday). Empty: all. */
  weekdays: readonly number[];
  /** `MM-DD`, both inclusive; the first may be later in the year than the last. Null: the whole year. */
  seasonFrom: string | null;
  seasonTo: string | null;
}

/** Whether a rule asks for anything on a day, in days since 1970-01-01. */
export function appliesOn({ weekdays, seasonFrom, seasonTo }: CoverageRule, day: number): boolean {
  if (weekdays.length > 0 && !weekdays.includes(isoWeekday(day))) return false;
  if (seasonFrom === null || seasonTo === null) return true;
  const date = formatLocalDate(day).slice(5);
  return seasonFrom <= seasonTo ? date >= seasonFrom && date <= seasonTo : date >= seasonFrom || date <= seasonTo;
}

/**
 * What has to be present where so much is rostered; both in millionths of a day. On a date on which nobody is rostered nobody is needed.
 */
export function neededOf({ minimumPresent, minimumShare }: CoverageRule, rostered: number): number {
  if (rostered === 0) return 0;
  return minimumPresent === null ? Math.round((minimumShare ?? 0) * rostered) : minimumPresent * MICRO_DAYS;
}

/** What is missing, in millionths of a day. */
export function shortfallOf(needed: number, present: number): number {
  return Math.max(0, needed - present);
}
