import { getRouteApi } from '@tanstack/react-router';
import { IN_PLACE, pageParams, text } from '../../lib/page-params';

export const dataParams = pageParams({
  /** The run whose difference is shown; "": none. */
  run: text((value) => /^\d{1,18}$/.test(value)),
});

const route = getRouteApi('/shell/data');

export function useDataParams() {
  const navigate = route.useNavigate();
  const change = (run: string) => void navigate({ search: (before) => ({ ...before, run }), ...IN_PLACE });
  return [route.useSearch(), change] as const;
}
