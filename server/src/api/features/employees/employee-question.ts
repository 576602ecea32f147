import { todayIn } from '../../../domain/local-date';
import { invalidInput } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { Viewer } from '../../shared/auth/viewer';
import type { ApiContext } from '../../shared/context';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import { placeKeysOf } from '../../shared/lists/list-order';
import { readPageSize } from '../../shared/lists/page';
import { readPlace } from '../../shared/lists/place';
import { readSearchTerms } from '../../shared/lists/search-terms';
import { readChosenBalance, toBalanceOf } from './balance-choice';
import type { EmployeeArguments } from './employee-arguments';
import type { EmployeeOrder } from './employee-connection.types';
import type { EmployeeFilter } from './employee-filter.input';
import type { BalanceOf, EmployeeListQuestion, PeopleQuestion } from './employee-list.question';
import { BALANCE_ORDERS, EMPLOYEE_ORDERS } from './employee-orders';

/**
 * @throws {AppError} BAD_USER_INPUT for a filter, a search, a size or a cursor that cannot be, and for an order by a balance of nothing;
 * NOT_FOUND for a balance of a leave type or a fiscal year that is not known.
 */
export async function readEmployeeQuestion(
  asked: EmployeeArguments,
  { prisma, viewer, sourceTimeZone }: Pick<ApiContext, 'prisma' | 'viewer' | 'sourceTimeZone'>,
): Promise<EmployeeListQuestion> {
  const asking = requireViewer(viewer);
  const order = asked.orderBy ?? 'NAME_ASC';
  const today = todayIn(sourceTimeZone, new Date());
  const balanceOf = toBalanceOf(await readChosenBalance(prisma, asked.balanceOf, today));
  if (BALANCE_ORDERS.has(order) && !balanceOf) throw invalidInput(`${order} needs balanceOf.`);
  return {
    ...readPeopleQuestion(asked.filter ?? {}, asked.search ?? '', asking),
    order,
    balanceOf,
    size: readPageSize(asked.first),
    after: readPlace(asked.after, nameOrder(order, balanceOf), placeKeysOf(EMPLOYEE_ORDERS[order])),
    today,
  };
}

/** @throws {AppError} BAD_USER_INPUT for a filter or a search that cannot be. */
export function readPeopleQuestion({ retired, ...lists }: EmployeeFilter, search: string, viewer: Viewer): PeopleQuestion {
  return {
    choices: readCondition(lists, viewer).choices,
    scope: scopeOf(viewer),
    isRetired: retired ?? null,
    terms: readSearchTerms(search),
  };
}

/** What a cursor is of: the place in an order by one balance is none in that by another. */
export function nameOrder(order: EmployeeOrder, balanceOf: BalanceOf | null): string {
  return balanceOf && BALANCE_ORDERS.has(order) ? `${order} ${balanceOf.leaveTypeId} ${balanceOf.fiscalYearId ?? ''}` : order;
}
