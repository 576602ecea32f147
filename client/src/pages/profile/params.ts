import { getRouteApi } from '@tanstack/react-router';
import { choice, IN_PLACE, pageParams, text } from '../../lib/page-params';

export const profileParams = pageParams({
  /** The fiscal year of the balances and the leave. */
  in: text(),
  leave: choice(['year', 'all'], 'year'),
});
export type ProfileParams = ReturnType<typeof profileParams.validateSearch.parse>;

/**
 * The number of an employee as a part of the address. Browsers take "." and ".." as steps in the path, encoded or not, so these get a
 * tilde in front, and so does a number that begins with one.
 */
export const profilePath = {
  params: {
    stringify: ({ id }: { id: string }) => ({ id: /^(?:~|\.{1,2}$)/.test(id) ? `~${id}` : id }),
    parse: ({ id }: { id: string }) => ({ id: id.startsWith('~') ? id.slice(1) : id }),
  },
};

const route = getRouteApi('/shell/employees/$id');

export function useProfileParams() {
  const navigate = route.useNavigate();
  const change = (params: Partial<ProfileParams>) => void navigate({ search: (before) => ({ ...before, ...params }), ...IN_PLACE });
  return [route.useSearch(), change] as const;
}
