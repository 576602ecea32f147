import { useMemo } from 'react';
import { type LeaveFilterInput, NO_FILTERS, toLeaveFilter } from '../../../filters/filter-model';
import { useFilters } from '../../../filters/use-filters';

/** The page's filters without its dates, years and statuses: a tile has dates and statuses of its own, and says them. */
export function usePeopleFilter(): Omit<LeaveFilterInput, 'statuses'> {
  const [filters] = useFilters();
  return useMemo(() => {
    const { year, status, from, to } = NO_FILTERS;
    const { statuses: _, ...filter } = toLeaveFilter({ ...filters, year, status, from, to });
    return filter;
  }, [filters]);
}
