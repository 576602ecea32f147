import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { may, useViewer } from '../data/viewer';
import { type Filters, filtersFor, filtersToSearch, parseFilters } from './filter-model';

/**
 * The filters of the page, stored only in the address: a link, a reload and the back button give the same view.
 * For roles that may not see single days, a range of days in the address becomes whole months, and the chips show that.
 */
export function useFilters(): [Filters, (next: Filters) => void] {
  const search = useSearch({ from: '/shell' });
  const navigate = useNavigate();
  const key = JSON.stringify(filtersToSearch(parseFilters(search)));
  const wholeMonths = !may.seeDays(useViewer().role);
  const filters = useMemo(() => filtersFor(JSON.parse(key), { wholeMonths }), [key, wholeMonths]);
  const setFilters = useCallback(
    (next: Filters) => void navigate({ to: '.', search: (before) => ({ ...before, ...filtersToSearch(next) }), resetScroll: false }),
    [navigate],
  );
  return [filters, setFilters];
}
