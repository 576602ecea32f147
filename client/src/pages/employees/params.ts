import { getRouteApi } from '@tanstack/react-router';
import { choice, IN_PLACE, pageParams, text } from '../../lib/page-params';
import { SORTS } from './employee-sort';

export const employeesParams = pageParams({
  find: text(),
  sort: choice(SORTS, 'name'),
  retired: choice(['no', 'yes'], 'no'),
  /** The leave type whose balances are shown. */
  balance: text(),
});
export type EmployeesParams = ReturnType<typeof employeesParams.validateSearch.parse>;

const route = getRouteApi('/shell/employees');

export function useEmployeesParams() {
  const navigate = route.useNavigate();
  const change = (params: Partial<EmployeesParams>) => void navigate({ search: (before) => ({ ...before, ...params }), ...IN_PLACE });
  return [route.useSearch(), change] as const;
}
