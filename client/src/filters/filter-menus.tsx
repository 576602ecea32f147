import { Fragment } from 'react';
import { filterWords } from '../words/filters';
import { DateMenu } from './date-menu';
import { FilterMenu } from './filter-menu';
import { chosenValues, FILTER_NAMES, type FilterOptionLists, type Filters, toggleValue, withValues } from './filter-model';
import { SavedViewsMenu } from './saved-views-menu';

/** What the filters are chosen from. */
export function FilterMenus({
  options,
  filters,
  onChange,
}: {
  options: FilterOptionLists;
  filters: Filters;
  onChange: (next: Filters) => void;
}) {
  return (
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
  );
}
