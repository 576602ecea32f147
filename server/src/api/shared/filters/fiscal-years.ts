import { labelFiscalYears } from '../../../domain/fiscal-year';
import { addDays, toLocalDate } from '../../../domain/local-date';
import type { Prisma } from '../../../generated/prisma/client';
import type { FiscalYear, FiscalYearFlag } from './dimension.types';

/** Fiscal years in order of their start, with what is odd about their borders. */
export async function readFiscalYears(prisma: Pick<Prisma.TransactionClient, 'fiscalYear'>): Promise<FiscalYear[]> {
  const rows = await prisma.fiscalYear.findMany({ orderBy: [{ startDate: 'asc' }, { fiscalId: 'asc' }] });
  const years = rows.map(({ fiscalId, startDate, endDate, isCurrent }) => ({
    id: String(fiscalId),
    // Prisma gives a date as UTC midnight: its first ten characters are the calendar date.
    startDate: toLocalDate(startDate),
    endDate: toLocalDate(endDate),
    isCurrent,
  }));
  const labels = labelFiscalYears(years);
  return flagBorders(years.map((year, at) => ({ ...year, label: labels[at]! })));
}

/** Compares each fiscal year with the latest end before it, for years that are in order of their start. */
export function flagBorders(years: readonly Omit<FiscalYear, 'flags'>[]): FiscalYear[] {
  let latestEnd: string | null = null;
  return years.map((year) => {
    const flags: FiscalYearFlag[] = [];
    if (latestEnd !== null && year.startDate > addDays(latestEnd, 1)) flags.push('GAP_BEFORE');
    if (latestEnd !== null && year.startDate <= latestEnd) flags.push('OVERLAPS_PREVIOUS');
    if (latestEnd === null || year.endDate > latestEnd) latestEnd = year.endDate;
    return { ...year, flags };
  });
}
