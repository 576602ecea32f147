import { todayIn } from '../../domain/local-date';
import { AppError } from '../../errors';
import { requireViewer } from '../auth/auth-checker';
import { readPageSize } from '../connections/page';
import { readPlace } from '../connections/sort-keys.sql';
import type { ApiContext } from '../context';
import { checkFilter } from '../filters/checked-filter';
import type { EmployeeArguments } from './employee-arguments';
import { EMPLOYEE_ORDERS } from './employee-orders.sql';
import type { EmployeeQuestion } from './employees.sql';

const MAX_SEARCH_LENGTH = 200;

/** @throws {AppError} BAD_USER_INPUT for a filter, a search, a size or a cursor that cannot be. */
export function readEmployeeQuestion(
  asked: EmployeeArguments,
  { viewer, sourceTimeZone }: Pick<ApiContext, 'viewer' | 'sourceTimeZone'>,
): EmployeeQuestion {
  const asking = requireViewer(viewer);
  const order = asked.orderBy ?? 'NAME_ASC';
  const { retired, ...lists } = asked.filter ?? {};
  return {
    filter: checkFilter(lists, asking),
    retired: retired ?? null,
    terms: readTerms(asked.search ?? ''),
    viewer: asking,
    order,
    size: readPageSize(asked.first),
    after: readPlace(asked.after, order, EMPLOYEE_ORDERS[order].keys),
    today: todayIn(sourceTimeZone, new Date()),
  };
}

function readTerms(search: string): string[] {
  if (search.length > MAX_SEARCH_LENGTH || search.includes('\0')) {
    throw new AppError('BAD_USER_INPUT', { userMessage: `search must be text of at most ${MAX_SEARCH_LENGTH} characters.` });
  }
  return search.split(/\s+/).filter(Boolean);
}
