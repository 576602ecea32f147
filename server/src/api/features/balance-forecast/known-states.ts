import type { PrismaClient } from '../../../db/prisma';
import { addDays, parseLocalDate } from '../../../domain/local-date';
import { AppError } from '../../../errors';
import { readFirstKnown, readRunKnownAt } from '../../shared/as-known/known-runs.sql';
import type { FiscalYear } from '../../shared/filters/dimension.types';

/**
 * The runs after which the state held that was known at the horizons of past fiscal years. Before the first run there is none: what was
 * known is then reconstructed from the dates of requests.
 * @param most how many states may be asked for: the latest fiscal years say most.
 */
export async function findKnownStates(
  prisma: PrismaClient,
  fiscalYears: readonly FiscalYear[],
  { today, fiscalYear, horizons, most }: { today: string; fiscalYear: FiscalYear; horizons: readonly number[]; most: number },
): Promise<{ known: { fiscalYearId: string; horizonDays: number }[]; runIds: string[] }> {
  const first = await readFirstKnown(prisma);
  const known: { fiscalYearId: string; horizonDays: number }[] = [];
  const runIds: string[] = [];
  if (first === null) return { known, runIds };
  const left = (parseLocalDate(fiscalYear.endDate) ?? 0) - (parseLocalDate(today) ?? 0);
  for (const { id, endDate } of fiscalYears.filter((year) => year.endDate < today).toReversed()) {
    for (const horizonDays of new Set([left, ...horizons])) {
      // Noon of the next day in UTC: the day is over in every time zone. Later requests are left out by their dates.
      const moment = new Date(`${addDays(endDate, 1 - horizonDays)}T12:00:00Z`);
      if (moment < first || known.length === most) continue;
      const run = await readRunKnownAt(prisma, moment).catch(toNothing);
      if (run === null) continue;
      known.push({ fiscalYearId: id, horizonDays });
      runIds.push(run.runId);
    }
  }
  return { known, runIds };
}

/** Retention may have deleted the history of that time. */
function toNothing(error: unknown): null {
  if (error instanceof AppError && error.code === 'NOT_FOUND') return null;
  throw error;
}
