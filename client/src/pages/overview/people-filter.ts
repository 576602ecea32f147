import { type Filters, type LeaveFilterInput, NO_FILTERS, toLeaveFilter } from '../../filters/filter-model';

/** The page's filters without its dates, years and statuses: a tile has dates and statuses of its own, and says them. */
export function toPeopleFilter(filters: Filters): Omit<LeaveFilterInput, 'statuses'> {
  const { year, status, months, weekdays, from, to } = NO_FILTERS;
  const { statuses: _, ...filter } = toLeaveFilter({ ...filters, year, status, months, weekdays, from, to });
  return filter;
}
