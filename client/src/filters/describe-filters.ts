import { formatDate, formatList } from '../lib/format';
import { chosenValues, FILTER_NAMES, type FilterName, type FilterOptionLists, type Filters, hasDates } from './filter-model';
import { optionLabel } from './option-label';
import { filterWords } from './words';

/** The date range in words. */
export function describeDates({ from, to }: Pick<Filters, 'from' | 'to'>): string {
  if (from === '') return filterWords.until(formatDate(to));
  if (to === '') return filterWords.since(formatDate(from));
  return from === to ? formatDate(from) : filterWords.range(formatDate(from), formatDate(to));
}

/**
 * Everything that is filtered, in sentences for a printed page, a picture or a file; what counts by default is said too.
 * @param names the filters that the page follows; left out: all of them
 */
export function describeFilters(filters: Filters, options: FilterOptionLists | null, names?: readonly FilterName[]): string[] {
  const said = (name: FilterName) =>
    `${filterWords[name]}: ${formatList(chosenValues(filters, name).map((id) => optionLabel(options, name, id)))}`;
  if (names) return names.filter((name) => filters[name].length > 0).map(said);
  return [
    ...(filters.year.length === 0 ? [filterWords.allYears] : []),
    ...FILTER_NAMES.filter((name) => chosenValues(filters, name).length > 0).map(said),
    ...(hasDates(filters) ? [`${filterWords.dates}: ${describeDates(filters)}`] : []),
    ...(filters.attribution === 'leave' ? [filterWords.attribution.atLeave] : []),
  ];
}
