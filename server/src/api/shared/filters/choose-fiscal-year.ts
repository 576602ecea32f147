import { AppError } from '../../../errors';
import type { FiscalYear } from './dimension.types';

/**
 * The fiscal year that is requested, or by default the one that `asOf` is in; where there is none, the one that the source calls current,
 * else the latest. Null: there are no fiscal years.
 * @param years in order of their start.
 * @throws {AppError} NOT_FOUND for a fiscal year that is not known.
 */
export function chooseFiscalYear(years: readonly FiscalYear[], fiscalYearId: string | null | undefined, asOf: string): FiscalYear | null {
  if (fiscalYearId !== null && fiscalYearId !== undefined) {
    const named = years.find(({ id }) => id === fiscalYearId);
    if (!named) throw new AppError('NOT_FOUND', { userMessage: 'There is no fiscal year with this id.' });
    return named;
  }
  const running = years.findLast(({ startDate, endDate }) => startDate <= asOf && asOf <= endDate);
  return running ?? years.findLast(({ isCurrent }) => isCurrent) ?? years.at(-1) ?? null;
}
