import type { LeaveDimension } from '../api/features/analytics/leave-aggregate.types';
import type { CheckedFilter } from '../api/shared/filters/checked-filter';
import { addDays } from '../domain/local-date';
import { AppError } from '../errors';

/**
 * A VIEWER's questions are about whole months: a range that is one day longer would show what happened on that day.
 * @throws {AppError} BAD_USER_INPUT with what to ask instead.
 */
export function requireWholeMonths({ dateFrom, dateTo, dates }: CheckedFilter, groupBy: readonly LeaveDimension[]): void {
  const isWhole = (dateFrom === null || dateFrom.endsWith('-01')) && (dateTo === null || addDays(dateTo, 1).endsWith('-01'));
  if (isWhole && dates === null && !groupBy.includes('DATE')) return;
  throw new AppError('BAD_USER_INPUT', {
    userMessage:
      'The role VIEWER sees whole months: dateFrom has to be the first day of a month, dateTo the last one, and single dates are not shown.',
  });
}
