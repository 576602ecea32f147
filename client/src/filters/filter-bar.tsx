import { Skeleton } from '@mantine/core';
import { memo, Suspense } from 'react';
import { may, useViewer } from '../data/viewer';
import { lazyPart } from '../lib/lazy-part';
import { FilterChips } from './filter-chips';
import { FILTER_NAMES, type FilterName, isSetInCharts } from './filter-model';
import { useFilterOptions } from './filter-options';
import classes from './filters.module.css';
import { useFilters } from './use-filters';
import { filterWords } from './words';

// Menus are a third of the frame's script, and there is nothing to choose from before the first answer.
const FilterMenus = lazyPart(() => import('./filter-menus'), 'FilterMenus');

/**
 * The filters of a page and, below, what is filtered at the moment.
 * @param names the filters that the page follows; left out: all of them
 * @param onPage the one of them that is chosen on the page itself, and so has no menu here
 * @param attributed whether the page can show people as they were at the time of leave
 */
export const FilterBar = memo(function FilterBar({
  names,
  onPage,
  attributed = false,
}: {
  names?: readonly FilterName[];
  onPage?: FilterName;
  attributed?: boolean;
}) {
  // Dates go with all of the filters or with none of them.
  const [filters, onChange] = useFilters();
  const offered = (names ?? FILTER_NAMES).filter((name) => name !== onPage && (!isSetInCharts(name) || filters[name].length > 0));
  const { options, problem } = useFilterOptions();
  const isAttributed = may.seeDays(useViewer().role) && attributed;
  const shapes = [...offered, ...(names ? [] : ['dates']), ...(isAttributed ? ['attribution'] : []), 'views'].map((name) => (
    <Skeleton key={name} width={96} height={30} className={classes.shape} />
  ));
  return (
    <section aria-label={filterWords.label} className={classes.bar} data-print="hidden">
      <div className={classes.menus}>
        {options === null ? (
          problem === null && shapes
        ) : (
          <Suspense fallback={shapes}>
            <FilterMenus
              names={offered}
              hasDates={!names}
              isAttributed={isAttributed}
              options={options}
              filters={filters}
              onChange={onChange}
            />
          </Suspense>
        )}
      </div>
      <FilterChips names={names} isAttributed={isAttributed} options={options} filters={filters} onChange={onChange} />
    </section>
  );
});
