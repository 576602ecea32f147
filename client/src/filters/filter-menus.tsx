import { Fragment } from 'react';
import { AttributionControl, AttributionOfToday } from './attribution-control';
import { DateMenu } from './date-menu';
import { FilterMenu } from './filter-menu';
import { chosenValues, type FilterName, type FilterOptionLists, type Filters, toggleValue, withValues } from './filter-model';
import { SavedViewsMenu } from './saved-views-menu';
import { filterWords } from './words';

/** What the filters are chosen from. */
export function FilterMenus({
  names,
  hasDates,
  isAttributed,
  options,
  filters,
  onChange,
}: {
  names: readonly FilterName[];
  hasDates: boolean;
  /** Whether the page can show people as they were at the time of leave. */
  isAttributed: boolean;
  options: FilterOptionLists;
  filters: Filters;
  onChange: (next: Filters) => void;
}) {
  return (
    <>
      {names.map((name) => (
        <Fragment key={name}>
          <FilterMenu
            label={filterWords[name]}
            options={options[name]}
            selected={chosenValues(filters, name)}
            active={filters[name].length > 0}
            onToggle={(id) => onChange(toggleValue(filters, name, id))}
            onChange={(ids) => onChange(withValues(filters, name, ids))}
          />
          {name === 'year' && hasDates && <DateMenu filters={filters} onChange={onChange} />}
        </Fragment>
      ))}
      {isAttributed ? <AttributionControl filters={filters} onChange={onChange} /> : names.includes('department') && <AttributionOfToday />}
      <SavedViewsMenu />
    </>
  );
}
