import { getRouteApi } from '@tanstack/react-router';
import { isCalendarDate } from '../../lib/calendar-date';
import { choice, IN_PLACE, pageParams, text } from '../../lib/page-params';
import { ORDERS } from './balance-order';

export const balancesParams = pageParams({
  order: choice(ORDERS, 'FORFEIT_RISK_DESC'),
  /** "": today. */
  asOf: text(isCalendarDate),
  types: choice(['carrying', 'all'], 'carrying'),
});
export type BalancesParams = ReturnType<typeof balancesParams.validateSearch.parse>;

const route = getRouteApi('/shell/balances');

export function useBalancesParams() {
  const navigate = route.useNavigate();
  const change = (params: Partial<BalancesParams>) => void navigate({ search: (before) => ({ ...before, ...params }), ...IN_PLACE });
  return [route.useSearch(), change] as const;
}
