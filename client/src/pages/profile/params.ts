import { getRouteApi } from '@tanstack/react-router';
import { choice, IN_PLACE, pageParams, text } from '../../lib/page-params';

export const profileParams = pageParams({
  /** The fiscal year of the balances and the leave. */
  in: text(),
  leave: choice(['year', 'all'], 'year'),
});
export type ProfileParams = ReturnType<typeof profileParams.validateSearch.parse>;

const route = getRouteApi('/shell/employees/$id');

export function useProfileParams() {
  const navigate = route.useNavigate();
  const change = (params: Partial<ProfileParams>) => void navigate({ search: (before) => ({ ...before, ...params }), ...IN_PLACE });
  return [route.useSearch(), change] as const;
}
