import { Skeleton } from '@mantine/core';
import { Fragment } from 'react';
import { filterWords } from '../words/filters';
import { DateMenu } from './date-menu';
import { FilterChips } from './filter-chips';
import { FilterMenu } from './filter-menu';
import { chosenValues, FILTER_NAMES, toggleValue, withValues } from './filter-model';
import { useFilterOptions } from './filter-options';
import classes from './filters.module.css';
import { SavedViewsMenu } from './saved-views-menu';
import { useFilters } from './use-filters';

/** The filters of a page and, below, what is filtered at the moment. */
export function FilterBar() {
  const [filters, onChange] = useFilters();
  const { options } = useFilterOptions();
  return (
    <section aria-label={filterWords.label} className={classes.bar} data-print="hidden">
      <div className={classes.menus}>
        {options === null ? (
          [...FILTER_NAMES, 'dates', 'views'].map((name) => <Skeleton key={name} width={112} height={30} className={classes.shape} />)
        ) : (
          <>
            {FILTER_NAMES.map((name) => (
              <Fragment key={name}>
                <FilterMenu
                  label={filterWords[name]}
                  options={options[name]}
                  selected={chosenValues(filters, name)}
                  active={filters[name].length > 0}
                  onToggle={(id) => onChange(toggleValue(filters, name, id))}
                  onChange={(ids) => onChange(withValues(filters, name, ids))}
                />
                {name === 'year' && <DateMenu filters={filters} onChange={onChange} />}
              </Fragment>
            ))}
            <SavedViewsMenu />
          </>
        )}
      </div>
      <FilterChips options={options} filters={filters} onChange={onChange} />
    </section>
  );
}
