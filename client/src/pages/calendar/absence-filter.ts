import type { LeaveStatus } from '../../data/graphql';
import {
  FILTER_NAMES,
  FILTER_OF,
  type Filters,
  isSetInCharts,
  type LeaveFilterInput,
  NO_FILTERS,
  onlyFilters,
  toLeaveFilter,
  toListFields,
} from '../../filters/filter-model';
import type { CalendarGrouping } from './params';

const KNOWN: readonly LeaveStatus[] = ['APPROVED', 'REQUESTED', 'REJECTED'];

/** The filters that absences follow: of whose leave, of which type and year. */
export const ABSENCE_FILTERS = FILTER_NAMES.filter((name) => !isSetInCharts(name));

/**
 * The page's filters as the calendar asks for them: pending leave is there unless the statuses say otherwise, refused leave only
 * if they name it, and dates are the calendar's own. Null: the chosen statuses are none that a calendar shows.
 */
export function absenceFilter(filters: Filters): LeaveFilterInput | null {
  const statuses = filters.status.length === 0 ? KNOWN.slice(0, 2) : KNOWN.filter((status) => filters.status.includes(status));
  if (statuses.length === 0) return null;
  return { ...toLeaveFilter(onlyFilters(filters, ABSENCE_FILTERS)), statuses };
}

/** The same, of only one group. */
export const ofGroup = (filter: LeaveFilterInput, by: CalendarGrouping, groupId: string): LeaveFilterInput => ({
  ...filter,
  ...toListFields({ ...NO_FILTERS, [FILTER_OF[by]]: [groupId] }, [FILTER_OF[by]]),
});
