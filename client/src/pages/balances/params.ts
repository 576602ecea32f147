import { getRouteApi } from '@tanstack/react-router';
import { isCalendarDate } from '../../lib/calendar-date';
import { choice, IN_PLACE, pageParams, text } from '../../lib/page-params';
import { ORDERS } from './balance-order';

/** What the balances at the end of the year are split by. */
export const CLOSING_GROUPINGS = ['DEPARTMENT', 'TEAM_MANAGER', 'DESIGNATION', 'PROJECT_ALLOCATION', 'LEAVE_TYPE', 'EMPLOYEE'] as const;
export type ClosingGrouping = (typeof CLOSING_GROUPINGS)[number];

export const balancesParams = pageParams({
  order: choice(ORDERS, 'FORFEIT_RISK_DESC'),
  /** "": today. */
  asOf: text(isCalendarDate),
  types: choice(['carrying', 'all'], 'carrying'),
  ends: choice(CLOSING_GROUPINGS, 'DEPARTMENT'),
});
export type BalancesParams = ReturnType<typeof balancesParams.validateSearch.parse>;

const route = getRouteApi('/shell/balances');

export function useBalancesParams() {
  const navigate = route.useNavigate();
  const change = (params: Partial<BalancesParams>) => void navigate({ search: (before) => ({ ...before, ...params }), ...IN_PLACE });
  return [route.useSearch(), change] as const;
}
