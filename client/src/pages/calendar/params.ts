import { getRouteApi } from '@tanstack/react-router';
import { isCalendarDate } from '../../lib/calendar-date';
import { choice, IN_PLACE, optional, optionalText, pageParams, text } from '../../lib/page-params';

export const GROUPINGS = ['DEPARTMENT', 'TEAM_MANAGER', 'PROJECT_ALLOCATION'] as const;
export type CalendarGrouping = (typeof GROUPINGS)[number];
export const VIEWS = ['month', 'timeline', 'whatif'] as const;
/** Lowest presence that is not marked, in per cent. */
export const THRESHOLDS = ['50', '60', '70', '80', '90'] as const;

/** Ids of leaves, separated by full stops. */
const isIds = (text: string): boolean => /^\d+(\.\d+)*$/.test(text);

export const calendarParams = pageParams({
  view: choice(VIEWS, 'month'),
  /** Undefined: what suits the role. */
  by: optional(GROUPINGS),
  below: choice(THRESHOLDS, '80'),
  /** "YYYY-MM"; what is no month of the calendar is said on the page, which then shows the current one. */
  month: text(),
  day: text(isCalendarDate),
  /** The group whose people are shown; "" is the group of people without one. */
  open: optionalText,
  /** What the what-if takes as approved, rejected and added: see `what-if/plan.ts`. */
  all: optional(['yes']),
  approve: text(isIds),
  reject: text(isIds),
  try: text(),
});
export type CalendarParams = ReturnType<typeof calendarParams.validateSearch.parse>;

const route = getRouteApi('/shell/calendar');

export function useCalendarParams() {
  const navigate = route.useNavigate();
  const change = (params: Partial<CalendarParams>) => void navigate({ search: (before) => ({ ...before, ...params }), ...IN_PLACE });
  return [route.useSearch(), change] as const;
}
