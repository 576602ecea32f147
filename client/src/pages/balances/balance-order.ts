import type { BalanceOrder } from './balances-query';

/** As they are offered. */
export const ORDERS = [
  'FORFEIT_RISK_DESC',
  'AVAILABLE_ASC',
  'AVAILABLE_DESC',
  'UTILISATION_DESC',
  'UTILISATION_ASC',
  'NAME',
] as const satisfies readonly BalanceOrder[];
export const isOrder = (text: string): text is BalanceOrder => (ORDERS as readonly string[]).includes(text);

/** The orders of a column, the first press first. The API knows no others. */
export const ORDERS_OF = {
  employee: ['NAME'],
  use: ['UTILISATION_DESC', 'UTILISATION_ASC'],
  available: ['AVAILABLE_ASC', 'AVAILABLE_DESC'],
  forfeitRisk: ['FORFEIT_RISK_DESC'],
} as const satisfies Record<string, readonly BalanceOrder[]>;
export type SortColumn = keyof typeof ORDERS_OF;

/** Which way a column is sorted, for `aria-sort`. */
export function directionOf(column: SortColumn, order: BalanceOrder): 'ascending' | 'descending' | 'none' {
  if (!(ORDERS_OF[column] as readonly BalanceOrder[]).includes(order)) return 'none';
  return order.endsWith('_DESC') ? 'descending' : 'ascending';
}

/** What another press on a column's head asks for. */
export function nextOrder(column: SortColumn, order: BalanceOrder): BalanceOrder {
  const orders: readonly BalanceOrder[] = ORDERS_OF[column];
  return orders[(orders.indexOf(order) + 1) % orders.length] ?? order;
}
