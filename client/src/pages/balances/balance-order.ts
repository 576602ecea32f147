import type { SortDirection } from '../../ui/sort-button';
import type { BalanceOrder } from './balances-query';

/** In the order of the menu. */
export const ORDERS = [
  'FORFEIT_RISK_DESC',
  'AVAILABLE_ASC',
  'AVAILABLE_DESC',
  'UTILISATION_DESC',
  'UTILISATION_ASC',
  'NAME',
] as const satisfies readonly BalanceOrder[];
export const isOrder = (text: string): text is BalanceOrder => (ORDERS as readonly string[]).includes(text);

/** The orders of each column that the API has: a click on its heading takes the first one, another click the next. */
export const ORDERS_OF = {
  employee: ['NAME'],
  use: ['UTILISATION_DESC', 'UTILISATION_ASC'],
  available: ['AVAILABLE_ASC', 'AVAILABLE_DESC'],
  forfeitRisk: ['FORFEIT_RISK_DESC'],
} as const satisfies Record<string, readonly BalanceOrder[]>;
export type SortColumn = keyof typeof ORDERS_OF;

export function directionOf(column: SortColumn, order: BalanceOrder): SortDirection {
  if (!(ORDERS_OF[column] as readonly BalanceOrder[]).includes(order)) return 'none';
  return order.endsWith('_DESC') ? 'descending' : 'ascending';
}

/** The order after a click on the heading of a column. */
export function nextOrder(column: SortColumn, order: BalanceOrder): BalanceOrder {
  const orders: readonly BalanceOrder[] = ORDERS_OF[column];
  return orders[(orders.indexOf(order) + 1) % orders.length] ?? order;
}
