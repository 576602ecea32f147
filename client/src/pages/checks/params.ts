import { getRouteApi } from '@tanstack/react-router';
import { choice, IN_PLACE, pageParams, text } from '../../lib/page-params';

export const FINDING_STATES = ['OPEN', 'ACCEPTED', 'GONE'] as const;

export const checksParams = pageParams({
  /** "": the first check with open findings. */
  check: text((value) => /^[A-Z_]{1,60}$/.test(value)),
  state: choice(FINDING_STATES, 'OPEN'),
});
type ChecksParams = ReturnType<typeof checksParams.validateSearch.parse>;

const route = getRouteApi('/shell/checks');

export function useChecksParams() {
  const navigate = route.useNavigate();
  const change = (params: Partial<ChecksParams>) => void navigate({ search: (before) => ({ ...before, ...params }), ...IN_PLACE });
  return [route.useSearch(), change] as const;
}
