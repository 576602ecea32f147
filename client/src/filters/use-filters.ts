import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type Filters, filtersToSearch, parseFilters, replaceFilters } from './filter-model';

/** The filters of the page. The address is their only home: a link, a reload and the back button give the same view. */
export function useFilters(): [Filters, (next: Filters) => void] {
  const search = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const key = JSON.stringify(filtersToSearch(parseFilters(search)));
  const filters = useMemo(() => parseFilters(JSON.parse(key)), [key]);
  const setFilters = useCallback(
    (next: Filters) =>
      void navigate({ to: '.', search: ((before: Record<string, unknown>) => replaceFilters(before, next)) as never, resetScroll: false }),
    [navigate],
  );
  return [filters, setFilters];
}
