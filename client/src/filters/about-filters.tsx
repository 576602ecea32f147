import { type ReactNode, useMemo } from 'react';
import { ChartAboutContext, useChartAbout } from '../charts/panel/chart-about';
import { describeFilters } from './describe-filters';
import type { Filters } from './filter-model';
import { useFilterOptions } from './filter-options';
import { useFilters } from './use-filters';

/**
 * Describes the charts inside by the filters that their figures are of, where these differ from the filters of the page.
 * @param replaced the values that the question has in place of those of the page; stable between renders
 */
export function AboutFilters({ replaced, children }: { replaced: Partial<Filters>; children: ReactNode }) {
  const [filters] = useFilters();
  const { options } = useFilterOptions();
  const { dataVersion } = useChartAbout();
  const about = useMemo(
    () => ({ filters: describeFilters({ ...filters, ...replaced }, options), dataVersion }),
    [filters, replaced, options, dataVersion],
  );
  return <ChartAboutContext value={about}>{children}</ChartAboutContext>;
}
