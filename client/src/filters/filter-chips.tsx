import { leaveWords } from '../leave-charts/words';
import { formatList } from '../lib/format';
import { CloseIcon } from '../ui/icons';
import { describeDates } from './describe-filters';
import {
  clearFilters,
  DEFAULT_STATUSES,
  FILTER_NAMES,
  type FilterName,
  type FilterOptionLists,
  type Filters,
  hasDates,
  isFiltered,
  onlyFilters,
  toggleValue,
} from './filter-model';
import classes from './filters.module.css';
import { optionLabel } from './option-label';
import { filterWords } from './words';

/** What is filtered, each value by its name and removable; what counts by default is said too. */
export function FilterChips({
  names,
  isAttributed,
  options,
  filters,
  onChange,
}: {
  /** The filters that the page follows; left out: all of them. */
  names: readonly FilterName[] | undefined;
  /** Whether the page can show people as they were at the time of leave. */
  isAttributed: boolean;
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

  const unusedAttribution = !isAttributed && filters.attribution === 'leave' ? [filterWords.attribution.atLeave] : [];

  if (names) {
    const own = onlyFilters(filters, names);
    const others = FILTER_NAMES.filter((name) => !names.includes(name) && filters[name].length > 0).map((name) => filterWords[name]);
    const unused = [...others, ...(hasDates(filters) ? [filterWords.dates] : []), ...unusedAttribution];
    if (!isFiltered(own) && unused.length === 0) return null;
    return (
      <ul className={classes.chips} aria-label={filterWords.active}>
        {names.flatMap((name) => filters[name].map((id) => chip(name, id)))}
        {isFiltered(own) && (
          <li>
            <button type="button" className={classes.clear} onClick={() => onChange(clearFilters(filters, names))}>
              {filterWords.clearAll}
            </button>
          </li>
        )}
        {unused.length > 0 && (
          <li className={classes.quietChip} title={filterWords.unusedHint}>
            {filterWords.unused(formatList(unused))}
          </li>
        )}
      </ul>
    );
  }
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
      {unusedAttribution.length > 0 && (
        <li className={classes.quietChip} title={filterWords.unusedHint}>
          {filterWords.unused(formatList(unusedAttribution))}
        </li>
      )}
      {isFiltered(filters) && (
        <li>
          <button type="button" className={classes.clear} onClick={() => onChange(clearFilters(filters))}>
            {filterWords.clearAll}
          </button>
        </li>
      )}
    </ul>
  );
}
