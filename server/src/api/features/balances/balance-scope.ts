import { Prisma } from '../../../generated/prisma/client';
import type { Viewer } from '../../shared/auth/viewer';
import type { BalanceScope } from '../../shared/entities/balance.sql';
import { checkFilter } from '../../shared/filters/checked-filter';
import { chooseFiscalYear } from '../../shared/filters/choose-fiscal-year';
import type { FiscalYear } from '../../shared/filters/dimension.types';
import { readFiscalYears } from '../../shared/filters/fiscal-years';
import { anyOf, whereEmployee } from '../../shared/filters/leave-filter.sql';
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
): Promise<{ fiscalYear: FiscalYear | null; scope: Omit<BalanceScope, 'relations'> }> {
  const { fiscalYearId = null, asOf: _, ...lists } = filter ?? {};
  const checked = checkFilter(lists, viewer);
  const fiscalYear = chooseFiscalYear(await readFiscalYears(prisma), fiscalYearId, asOf);
  return {
    fiscalYear,
    scope: {
      employees: whereEmployee(checked, viewer),
      leaveTypes: anyOf(Prisma.sql`t.leave_type_id`, checked.leaveTypes, 'bigint') ?? Prisma.sql`true`,
      fiscalIds: fiscalYear ? [fiscalYear.id] : [],
      asOf,
    },
  };
}
