import { getRouteApi } from '@tanstack/react-router';
import { choice, IN_PLACE, pageParams, text } from '../../lib/page-params';

export const trendsParams = pageParams({
  stack: choice(['none', 'type', 'department', 'designation'], 'none'),
  compare: choice(['year', 'department'], 'year'),
  one: text(),
  other: text(),
  people: choice(['most', 'least'], 'most'),
  length: choice(['requests', 'days'], 'requests'),
  ahead: choice(['MONTH', 'WEEK'], 'MONTH'),
});
export type TrendsParams = ReturnType<typeof trendsParams.validateSearch.parse>;

const route = getRouteApi('/shell/trends');

export function useTrendsParams() {
  const navigate = route.useNavigate();
  const change = (params: Partial<TrendsParams>) => void navigate({ search: (before) => ({ ...before, ...params }), ...IN_PLACE });
  return [route.useSearch(), change] as const;
}
