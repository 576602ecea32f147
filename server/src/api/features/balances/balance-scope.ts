import type { Prisma } from '../../../generated/prisma/client';
import type { Viewer } from '../../shared/auth/viewer';
import { chooseFiscalYear } from '../../shared/filters/choose-fiscal-year';
import type { FiscalYear } from '../../shared/filters/dimension.types';
import { readFiscalYears } from '../../shared/filters/fiscal-years';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import type { Balances } from './balance.question';
import type { BalanceFilter } from './balance-filter.input';

/**
 * Which balances a filter asks for, of those whom the viewer may see.
 * @throws {AppError} BAD_USER_INPUT for a filter that makes no sense, NOT_FOUND for a fiscal year that is not known.
 */
export async function readBalanceScope(
  prisma: Pick<Prisma.TransactionClient, 'fiscalYear'>,
  viewer: Viewer,
  filter: BalanceFilter | null,
  asOf: string,
): Promise<{ fiscalYear: FiscalYear | null; fiscalYears: FiscalYear[]; balances: Balances }> {
  const { fiscalYearId = null, asOf: _, ...lists } = filter ?? {};
  const condition = readCondition(lists, viewer);
  const fiscalYears = await readFiscalYears(prisma);
  const fiscalYear = chooseFiscalYear(fiscalYears, fiscalYearId, asOf);
  return { fiscalYear, fiscalYears, balances: { condition, scope: scopeOf(viewer), fiscalYearId: fiscalYear?.id ?? null, asOf } };
}
