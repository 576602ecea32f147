import { getRouteApi } from '@tanstack/react-router';
import { choice, IN_PLACE, pageParams, text } from '../../lib/page-params';

/** What the forecast is split by. */
export const GROUPS_AHEAD = ['DEPARTMENT', 'LEAVE_TYPE', 'DESIGNATION', 'TEAM_MANAGER', 'PROJECT_ALLOCATION'] as const;

export const trendsParams = pageParams({
  stack: choice(['none', 'type', 'department', 'designation'], 'none'),
  compare: choice(['year', 'department'], 'year'),
  one: text(),
  other: text(),
  people: choice(['most', 'least'], 'most'),
  length: choice(['requests', 'days'], 'requests'),
  ahead: choice(['MONTH', 'WEEK'], 'MONTH'),
  aheadBy: choice(GROUPS_AHEAD, 'DEPARTMENT'),
});
export type TrendsParams = ReturnType<typeof trendsParams.validateSearch.parse>;

const route = getRouteApi('/shell/trends');

export function useTrendsParams() {
  const navigate = route.useNavigate();
  const change = (params: Partial<TrendsParams>) => void navigate({ search: (before) => ({ ...before, ...params }), ...IN_PLACE });
  return [route.useSearch(), change] as const;
}
