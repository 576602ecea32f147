import { CloseIcon } from '../components/icons';
import { filterWords } from '../words/filters';
import { leaveWords } from '../words/leave';
import { describeDates } from './describe-filters';
import {
  DEFAULT_STATUSES,
  FILTER_NAMES,
  type FilterName,
  type FilterOptionLists,
  type Filters,
  hasDates,
  isFiltered,
  NO_FILTERS,
  toggleValue,
} from './filter-model';
import classes from './filters.module.css';
import { optionLabel } from './option-label';

/** What is filtered, each value by its name and removable; what counts by default is said too. */
export function FilterChips({
  options,
  filters,
  onChange,
}: {
  options: FilterOptionLists | null;
  filters: Filters;
  onChange: (next: Filters) => void;
}) {
  const chip = (name: FilterName, id: string) => {
    const value = optionLabel(options, name, id);
    const color = options?.[name].find((option) => option.id === id)?.color;
    return (
      <li key={`${name}:${id}`} className={classes.chip}>
        {color && <span className={classes.swatch} style={{ background: color }} />}
        <span className={classes.chipName}>{filterWords[name]}</span>
        <span className={classes.chipValue} title={value}>
          {value}
        </span>
        <button
          type="button"
          className={classes.remove}
          aria-label={filterWords.remove(filterWords[name], value)}
          onClick={() => onChange(toggleValue(filters, name, id))}
        >
          <CloseIcon size={13} />
        </button>
      </li>
    );
  };

  return (
    <ul className={classes.chips} aria-label={filterWords.active}>
      {filters.year.length === 0 && <li className={classes.quietChip}>{filterWords.allYears}</li>}
      {FILTER_NAMES.flatMap((name) => filters[name].map((id) => chip(name, id)))}
      {hasDates(filters) && (
        <li className={classes.chip}>
          <span className={classes.chipName}>{filterWords.dates}</span>
          <span className={classes.chipValue}>{describeDates(filters)}</span>
          <button
            type="button"
            className={classes.remove}
            aria-label={filterWords.remove(filterWords.dates, describeDates(filters))}
            onClick={() => onChange({ ...filters, from: '', to: '' })}
          >
            <CloseIcon size={13} />
          </button>
        </li>
      )}
      {filters.status.length === 0 &&
        DEFAULT_STATUSES.map((status) => (
          <li key={status} className={classes.quietChip} title={filterWords.defaultStatus}>
            <span className={classes.chipName}>{filterWords.status}</span> {leaveWords.statuses[status]}
          </li>
        ))}
      {isFiltered(filters) && (
        <li>
          <button type="button" className={classes.clear} onClick={() => onChange(NO_FILTERS)}>
            {filterWords.clearAll}
          </button>
        </li>
      )}
    </ul>
  );
}
