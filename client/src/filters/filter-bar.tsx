import { Skeleton } from '@mantine/core';
import { filterWords } from '../words/filters';
import { FilterChips } from './filter-chips';
import { FilterMenu } from './filter-menu';
import { DEFAULT_STATUSES, FILTER_NAMES, type FilterOptionLists, type Filters, toggleValue } from './filter-model';
import classes from './filters.module.css';

/** The filters of a page and, below, what is filtered at the moment. */
export function FilterBar({
  options,
  filters,
  onChange,
}: {
  options: FilterOptionLists | null;
  filters: Filters;
  onChange: (next: Filters) => void;
}) {
  return (
    <section aria-label={filterWords.label} className={classes.bar}>
      <div className={classes.menus}>
        {FILTER_NAMES.map((name) =>
          options === null ? (
            <Skeleton key={name} width={112} height={30} />
          ) : (
            <FilterMenu
              key={name}
              label={filterWords[name]}
              options={options[name]}
              selected={name === 'status' && filters.status.length === 0 ? DEFAULT_STATUSES : filters[name]}
              active={filters[name].length > 0}
              onToggle={(id) => onChange(toggleValue(filters, name, id))}
            />
          ),
        )}
      </div>
      <FilterChips options={options} filters={filters} onChange={onChange} />
    </section>
  );
}
