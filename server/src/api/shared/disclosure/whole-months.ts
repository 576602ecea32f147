import { addDays } from '../../../domain/local-date';
import { AppError } from '../../../errors';
import type { DimensionName } from '../../../mart/dimensions/registry';
import type { LeaveCondition } from '../../../mart/select/condition';

/**
 * A VIEWER asks for whole months: a range that is one day longer would show what happened on that day.
 * @throws {AppError} BAD_USER_INPUT with what to ask instead.
 */
export function requireWholeMonths({ choices, dateFrom, dateTo }: LeaveCondition, groupBy: readonly DimensionName[]): void {
  const isWhole = (dateFrom === null || dateFrom.endsWith('-01')) && (dateTo === null || addDays(dateTo, 1).endsWith('-01'));
  if (isWhole && !choices.DATE && !groupBy.includes('DATE')) return;
  throw new AppError('BAD_USER_INPUT', {
    userMessage:
      'The role VIEWER sees whole months: dateFrom has to be the first day of a month, dateTo the last one, and single dates are not ' +
      'shown.',
  });
}
