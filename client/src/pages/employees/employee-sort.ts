import type { EmployeesAsked } from './employees-query';

type EmployeeOrder = NonNullable<EmployeesAsked['orderBy']>;
export type BalanceChoice = NonNullable<EmployeesAsked['balanceOf']>;

/** What the list can be sorted by, upwards and downwards. */
const ORDERS = {
  name: ['NAME_ASC', 'NAME_DESC'],
  number: ['NUMBER_ASC', 'NUMBER_DESC'],
  department: ['DEPARTMENT_ASC', 'DEPARTMENT_DESC'],
  taken: ['LEAVE_DAYS_TAKEN_ASC', 'LEAVE_DAYS_TAKEN_DESC'],
  balance: ['BALANCE_ASC', 'BALANCE_DESC'],
  lastLeave: ['LAST_LEAVE_ASC', 'LAST_LEAVE_DESC'],
} as const satisfies Record<string, readonly [EmployeeOrder, EmployeeOrder]>;

export type SortColumn = keyof typeof ORDERS;
export const SORT_COLUMNS = Object.keys(ORDERS) as readonly SortColumn[];
/** As it stands in the address: a column, with a minus before it where it runs downwards. */
export type Sort = SortColumn | `-${SortColumn}`;

export const SORTS: readonly Sort[] = SORT_COLUMNS.flatMap((column) => [column, `-${column}` as const]);
export const isSort = (text: string): text is Sort => (SORTS as readonly string[]).includes(text);

const columnOf = (sort: string) => (sort.startsWith('-') ? sort.slice(1) : sort);
export const readSort = (sort: Sort): { column: SortColumn; descending: boolean } => ({
  column: columnOf(sort) as SortColumn,
  descending: sort.startsWith('-'),
});
export const writeSort = (column: SortColumn, descending: boolean): Sort => (descending ? `-${column}` : column);

/** What to ask for. Where no leave type has an entitlement there are no balances to sort by: then by name. */
export function toOrder(sort: Sort, balanceOf: BalanceChoice | null): Pick<EmployeesAsked, 'orderBy' | 'balanceOf'> {
  const { column, descending } = readSort(sort);
  if (column !== 'balance') return { orderBy: ORDERS[column][descending ? 1 : 0], balanceOf: null };
  return balanceOf === null ? { orderBy: 'NAME_ASC', balanceOf } : { orderBy: ORDERS.balance[descending ? 1 : 0], balanceOf };
}
