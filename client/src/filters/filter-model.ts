import type { LeaveStatus } from '../data/graphql';
import { firstOfMonth, isCalendarDate, lastOfMonth, monthOf } from '../lib/calendar-date';

/** The filters that are lists, in the order in which they are offered: the name in the address, and the field of the API's filter. */
const LIST_FIELDS = {
  year: 'fiscalYearIds',
  department: 'departmentIds',
  designation: 'designationIds',
  type: 'leaveTypeIds',
  status: 'statuses',
  manager: 'teamManagerIds',
  project: 'projectAllocationIds',
  months: 'months',
  weekdays: 'weekdays',
} as const;

export type FilterName = keyof typeof LIST_FIELDS;
export const FILTER_NAMES = Object.keys(LIST_FIELDS) as readonly FilterName[];

/**
 * The chosen ids of each list (empty: no filter; of the status: approved leave), the first and last date ("": open), and whether leave is
 * under the department, designation and team manager of its own record ("leave") or of its employee today ("").
 */
export type Filters = Readonly<Record<FilterName, readonly string[]> & { from: string; to: string; attribution: '' | 'leave' }>;
export type FilterSearch = { [Key in FilterName | 'from' | 'to' | 'attribution']?: string[] | undefined };

export interface FilterOption {
  id: string;
  label: string;
  /** Of a leave type: its colour everywhere. */
  color?: string;
  hint?: string;
}
export type FilterOptionLists = Readonly<Record<FilterName, readonly FilterOption[]>>;

/** The API's filter, as far as the dashboard fills it in. */
export type LeaveFilterInput = Partial<
  Record<
    Exclude<(typeof LIST_FIELDS)[FilterName], 'statuses'> | 'employeeIds' | 'years' | 'yearMonths' | 'dates' | 'leaveLengths',
    string[]
  >
> & {
  statuses: LeaveStatus[];
  dateFrom?: string;
  dateTo?: string;
};

export const NO_FILTERS: Filters = {
  year: [],
  department: [],
  designation: [],
  type: [],
  status: [],
  manager: [],
  project: [],
  months: [],
  weekdays: [],
  from: '',
  to: '',
  attribution: '',
};
export const DEFAULT_STATUSES: readonly LeaveStatus[] = ['APPROVED'];
export const EVERY_STATUS: readonly LeaveStatus[] = ['APPROVED', 'CANCELLED', 'REJECTED', 'REQUESTED', 'UNKNOWN'];
const numbers = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));
/** "1" (January) to "12", and "1" (Monday) to "7", as the API has them. */
export const MONTHS: readonly string[] = numbers(12);
export const WEEKDAYS: readonly string[] = numbers(7);
/** The filters whose values do not depend on the data. */
const CLOSED: Partial<Record<FilterName, readonly string[]>> = { status: EVERY_STATUS, months: MONTHS, weekdays: WEEKDAYS };

/** More ids than anybody picks by hand; a longer address is cut here instead of at the server. */
export const MAX_VALUES = 200;

/** Filters that are set in a chart; they get a menu while they are set. */
export const isSetInCharts = (name: FilterName): boolean => name === 'months' || name === 'weekdays';

/** The names of all filters in the address. */
export const FILTER_KEYS = Object.keys(NO_FILTERS) as (keyof FilterSearch)[];

/** Reads the filters out of the address; what is not a filter, no status, no date or a range that ends before it begins is left out. */
export function parseFilters(search: Record<string, unknown>): Filters {
  const texts = (name: string) => {
    const value = search[name];
    return (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
  };
  const list = (name: FilterName) => [...new Set(texts(name))].filter((id) => CLOSED[name]?.includes(id) ?? true).slice(0, MAX_VALUES);
  const date = (name: 'from' | 'to') => texts(name).find(isCalendarDate) ?? '';
  const lists = Object.fromEntries(FILTER_NAMES.map((name) => [name, list(name)])) as Record<FilterName, string[]>;
  const [from, to] = [date('from'), date('to')];
  const ordered = from === '' || to === '' || from <= to;
  const attribution = texts('attribution').includes('leave') ? 'leave' : '';
  return { ...lists, status: withoutDefault(lists.status), from: ordered ? from : '', to: ordered ? to : '', attribution };
}

/** The filters of an address as the viewer's role may use them: who may not see single days gets the whole months, and people of today. */
export const filtersFor = (search: Record<string, unknown>, { wholeMonths }: { wholeMonths: boolean }): Filters =>
  wholeMonths ? { ...inWholeMonths(parseFilters(search)), attribution: '' } : parseFilters(search);

/** The same filters over the whole months that their dates touch. */
export const inWholeMonths = (filters: Filters): Filters => ({
  ...filters,
  from: filters.from && firstOfMonth(monthOf(filters.from)),
  to: filters.to && lastOfMonth(monthOf(filters.to)),
});

/**
 * The filters as parameters of the address, in one order, so that the same view has one address. A filter that is not set is there as
 * undefined: a link keeps the filters that it does not name.
 */
export function filtersToSearch(filters: Filters): FilterSearch {
  const search: FilterSearch = Object.fromEntries(FILTER_KEYS.map((key) => [key, undefined]));
  for (const name of FILTER_NAMES) {
    const values = name === 'status' ? withoutDefault(filters.status) : filters[name];
    if (values.length > 0) search[name] = [...values].sort();
  }
  if (filters.from !== '') search.from = [filters.from];
  if (filters.to !== '') search.to = [filters.to];
  if (filters.attribution !== '') search.attribution = [filters.attribution];
  return search;
}

/** The filters of an address, valid and in order. */
export const keepFilters = (search: Record<string, unknown>): FilterSearch => filtersToSearch(parseFilters(search));

/** The filters that say something about people; the others say something about leave. */
export const PEOPLE_FILTERS = ['department', 'designation', 'manager', 'project'] as const satisfies readonly FilterName[];

/** The filter that holds the values of a dimension. */
export const FILTER_OF = {
  DEPARTMENT: 'department',
  LEAVE_TYPE: 'type',
  DESIGNATION: 'designation',
  TEAM_MANAGER: 'manager',
  PROJECT_ALLOCATION: 'project',
} as const satisfies Record<string, FilterName>;

/** The filters without those that a page does not follow. */
export const onlyFilters = (filters: Filters, names: readonly FilterName[]): Filters => ({
  ...NO_FILTERS,
  ...Object.fromEntries(names.map((name) => [name, filters[name]])),
});

/**
 * Nothing filtered any more. The attribution stays: it leaves out nothing.
 * @param names the filters that the page follows, the others stay; left out: all of them and the dates
 */
export const clearFilters = (filters: Filters, names?: readonly FilterName[]): Filters =>
  names ? { ...filters, ...Object.fromEntries(names.map((name) => [name, []])) } : { ...NO_FILTERS, attribution: filters.attribution };

/** These filters as fields of the API's filter, as far as they are set. */
export function toListFields<Name extends FilterName>(
  filters: Pick<Filters, Name>,
  names: readonly Name[],
): Partial<Record<(typeof LIST_FIELDS)[Name], string[]>> {
  const set = names.filter((name) => filters[name].length > 0).map((name) => [LIST_FIELDS[name], [...filters[name]].sort()]);
  return Object.fromEntries(set) as Partial<Record<(typeof LIST_FIELDS)[Name], string[]>>;
}

/** Whose leave, and of which type, as the API's filter: for what has dates, years and statuses of its own. */
export const toPeopleFilter = (filters: Filters) => toListFields(filters, [...PEOPLE_FILTERS, 'type']);

export function toLeaveFilter(filters: Filters): LeaveFilterInput {
  const lists = FILTER_NAMES.filter((name) => name !== 'status');
  return {
    ...toListFields(filters, lists),
    statuses: (filters.status.length === 0 ? [...DEFAULT_STATUSES] : [...filters.status].sort()) as LeaveStatus[],
    ...(filters.from === '' ? {} : { dateFrom: filters.from }),
    ...(filters.to === '' ? {} : { dateTo: filters.to }),
  };
}

/** The attribution as a variable of a query; nothing for the default. */
export const toAttribution = ({ attribution }: Filters): { attribution?: 'AT_LEAVE' } =>
  attribution === 'leave' ? { attribution: 'AT_LEAVE' } : {};

export function toggleValue(filters: Filters, name: FilterName, id: string): Filters {
  const before = chosenValues(filters, name);
  return withValues(filters, name, before.includes(id) ? before.filter((other) => other !== id) : [...before, id]);
}

export const withValues = (filters: Filters, name: FilterName, ids: readonly string[]): Filters => ({
  ...filters,
  [name]: name === 'status' ? withoutDefault(ids) : ids.slice(0, MAX_VALUES),
});

/** The default is chosen as long as nothing else is: adding a status adds to it. */
export const chosenValues = (filters: Filters, name: FilterName): readonly string[] =>
  name === 'status' && filters.status.length === 0 ? DEFAULT_STATUSES : filters[name];

export const isSameFilters = (one: Filters, other: Filters): boolean =>
  JSON.stringify(filtersToSearch(one)) === JSON.stringify(filtersToSearch(other));

export const hasDates = (filters: Filters): boolean => filters.from !== '' || filters.to !== '';
export const isFiltered = (filters: Filters): boolean => hasDates(filters) || FILTER_NAMES.some((name) => filters[name].length > 0);

function withoutDefault(statuses: readonly string[]): readonly string[] {
  return statuses.length === 1 && statuses[0] === DEFAULT_STATUSES[0] ? [] : statuses;
}
