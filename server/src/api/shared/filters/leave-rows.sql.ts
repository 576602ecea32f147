import type { Prisma } from '../../../generated/prisma/client';
import { type LeaveRelations, TODAY } from '../as-known/data-state';
import { leaveStretches, type StretchUnit } from '../entities/leave-stretches.sql';
import type { CheckedFilter } from './checked-filter';

/** What a question tells apart of the dates of a leave: from nothing but the borders of its filter to single dates. */
export type DateUnit = StretchUnit | 'DATE';

const FROM_COARSE_TO_FINE: readonly DateUnit[] = ['LEAVE', 'YEAR', 'MONTH', 'DATE'];

/** Whether dates that `unit` tells apart are told apart by `other` too. */
export function isAsFine(other: DateUnit, unit: DateUnit): boolean {
  return FROM_COARSE_TO_FINE.indexOf(other) >= FROM_COARSE_TO_FINE.indexOf(unit);
}

/**
 * Leave with the columns of the day facts, in as few rows as a filter needs. Grain: leave x unit, the finer one of that of the filter and the given
 * one, within and outside of the borders of the filter, so that a row is in it as a whole or not at all.
 */
export function leaveRows(filter: CheckedFilter, relations: LeaveRelations = TODAY.relations, unit: DateUnit = 'LEAVE'): Prisma.Sql {
  const finer = finerUnit(filter, unit);
  if (finer === 'DATE') return relations.dayFacts;
  return leaveStretches(relations, { unit: finer, from: filter.dateFrom, to: filter.dateTo });
}

/** The unit that a filter tells apart, or the given one where that is finer. */
export function finerUnit({ years, yearMonths, months, weekdays, dates }: CheckedFilter, unit: DateUnit): DateUnit {
  const ofFilter = (weekdays ?? dates) ? 'DATE' : (yearMonths ?? months) ? 'MONTH' : years ? 'YEAR' : 'LEAVE';
  return isAsFine(unit, ofFilter) ? unit : ofFilter;
}

/** Whether a filter takes each leave with all of its dates, or not at all. */
export function isOfWholeLeaves(filter: CheckedFilter): boolean {
  return finerUnit(filter, 'LEAVE') === 'LEAVE' && filter.dateFrom === null && filter.dateTo === null;
}
