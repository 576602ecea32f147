import { getRouteApi } from '@tanstack/react-router';
import { choice, IN_PLACE, pageParams, text } from '../../lib/page-params';

export const MEASURES = ['days', 'column', 'type', 'index'] as const;
export type Measure = (typeof MEASURES)[number];
export const YEAR_ORDERS = ['fiscal', 'calendar'] as const;
export type YearOrder = (typeof YEAR_ORDERS)[number];

export const patternsParams = pageParams({
  measure: choice(MEASURES, 'days'),
  order: choice(YEAR_ORDERS, 'fiscal'),
  /** The leave type whose share is shown. */
  share: text(),
  /** The year that is shown by day. */
  day: text(),
});
export type PatternsParams = ReturnType<typeof patternsParams.validateSearch.parse>;

const route = getRouteApi('/shell/patterns');

export function usePatternsParams() {
  const navigate = route.useNavigate();
  const change = (params: Partial<PatternsParams>) => void navigate({ search: (before) => ({ ...before, ...params }), ...IN_PLACE });
  return [route.useSearch(), change] as const;
}
