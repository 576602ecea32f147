import { todayIn } from '../../../domain/local-date';
import { AppError } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { ApiContext } from '../../shared/context';
import { checkFilter } from '../../shared/filters/checked-filter';
import { readPageSize } from '../../shared/lists/page';
import { readPlace } from '../../shared/lists/sort-keys.sql';
import { type ChosenBalance, readChosenBalance } from './balance-choice';
import type { EmployeeArguments } from './employee-arguments';
import type { EmployeeOrder } from './employee-connection.types';
import { BALANCE_ORDERS, EMPLOYEE_ORDERS } from './employee-orders.sql';
import type { EmployeeQuestion } from './employees.sql';

const MAX_SEARCH_LENGTH = 200;

/**
 * @throws {AppError} BAD_USER_INPUT for a filter, a search, a size or a cursor that cannot be, and for an order by a balance of nothing;
 * NOT_FOUND for a balance of a leave type or a fiscal year that is not known.
 */
export async function readEmployeeQuestion(
  asked: EmployeeArguments,
  { prisma, viewer, sourceTimeZone }: Pick<ApiContext, 'viewer' | 'sourceTimeZone'> & { prisma: Parameters<typeof readChosenBalance>[0] },
): Promise<EmployeeQuestion> {
  const asking = requireViewer(viewer);
  const order = asked.orderBy ?? 'NAME_ASC';
  const today = todayIn(sourceTimeZone, new Date());
  const balanceOf = await readChosenBalance(prisma, asked.balanceOf, today);
  if (BALANCE_ORDERS.has(order) && !balanceOf) throw new AppError('BAD_USER_INPUT', { userMessage: `${order} needs balanceOf.` });
  const { retired, ...lists } = asked.filter ?? {};
  return {
    filter: checkFilter(lists, asking),
    retired: retired ?? null,
    terms: readTerms(asked.search ?? ''),
    viewer: asking,
    order,
    balanceOf,
    size: readPageSize(asked.first),
    after: readPlace(asked.after, nameOrder(order, balanceOf), EMPLOYEE_ORDERS[order].keys),
    today,
  };
}

/** What a cursor is of: the place in an order by one balance is none in that by another. */
export function nameOrder(order: EmployeeOrder, balanceOf: ChosenBalance | null): string {
  return balanceOf && BALANCE_ORDERS.has(order) ? `${order} ${balanceOf.leaveType.id} ${balanceOf.fiscalYear?.id ?? ''}` : order;
}

function readTerms(search: string): string[] {
  if (search.length > MAX_SEARCH_LENGTH) {
    throw new AppError('BAD_USER_INPUT', { userMessage: `search must be text of at most ${MAX_SEARCH_LENGTH} characters.` });
  }
  return search.split(/\s+/).filter(Boolean);
}
