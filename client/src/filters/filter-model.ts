import type { LeaveStatus } from '../apollo/graphql';

/** The filters in the order in which they are offered; the names are those in the address. */
export const FILTER_NAMES = ['year', 'department', 'designation', 'type', 'status'] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

/** The chosen ids of each filter. An empty list: no filter; for the status: approved leave. */
export type Filters = Readonly<Record<FilterName, readonly string[]>>;

export interface FilterOption {
  id: string;
  label: string;
  /** Of a leave type: its colour everywhere. */
  color?: string;
  hint?: string;
}
export type FilterOptionLists = Readonly<Record<FilterName, readonly FilterOption[]>>;

/** The API's filter, as far as the Overview fills it in. */
export interface LeaveFilterInput {
  fiscalYearIds?: string[];
  departmentIds?: string[];
  designationIds?: string[];
  leaveTypeIds?: string[];
  statuses: LeaveStatus[];
}

export const NO_FILTERS: Filters = { year: [], department: [], designation: [], type: [], status: [] };
export const DEFAULT_STATUSES: readonly LeaveStatus[] = ['APPROVED'];
const STATUSES: readonly string[] = ['REQUESTED', 'APPROVED', 'REJECTED', 'CANCELLED', 'UNKNOWN'] satisfies LeaveStatus[];
/** More ids than anybody picks by hand; a longer address is cut here instead of at the server. */
const MAX_VALUES = 200;

/** Reads the filters out of the address; what is not a filter, and what is no status, is left out. */
export function parseFilters(search: Record<string, unknown>): Filters {
  const list = (name: FilterName) => {
    const value = search[name];
    const values = (Array.isArray(value) ? value : value === undefined ? [] : [value]).map(String);
    return [...new Set(values)].filter((id) => name !== 'status' || STATUSES.includes(id)).slice(0, MAX_VALUES);
  };
  return {
    year: list('year'),
    department: list('department'),
    designation: list('designation'),
    type: list('type'),
    status: withoutDefault(list('status')),
  };
}

/** The filters as they stand in the address: only what is filtered, in one order, so that the same view has one address. */
export function filtersToSearch(filters: Filters): Partial<Record<FilterName, string[]>> {
  const search: Partial<Record<FilterName, string[]>> = {};
  for (const name of FILTER_NAMES) {
    const values = name === 'status' ? withoutDefault(filters.status) : filters[name];
    if (values.length > 0) search[name] = [...values].sort();
  }
  return search;
}

export function toLeaveFilter(filters: Filters): LeaveFilterInput {
  const ids = (name: FilterName) => (filters[name].length === 0 ? undefined : [...filters[name]].sort());
  return {
    fiscalYearIds: ids('year'),
    departmentIds: ids('department'),
    designationIds: ids('designation'),
    leaveTypeIds: ids('type'),
    statuses: (ids('status') as LeaveStatus[] | undefined) ?? [...DEFAULT_STATUSES],
  };
}

export function toggleValue(filters: Filters, name: FilterName, id: string): Filters {
  // The default is chosen as long as nothing else is: adding a status adds to it.
  const before = name === 'status' && filters.status.length === 0 ? DEFAULT_STATUSES : filters[name];
  const after = before.includes(id) ? before.filter((other) => other !== id) : [...before, id];
  return { ...filters, [name]: name === 'status' ? withoutDefault(after) : after };
}

export const isFiltered = (filters: Filters): boolean => FILTER_NAMES.some((name) => filters[name].length > 0);

function withoutDefault(statuses: readonly string[]): readonly string[] {
  return statuses.length === 1 && statuses[0] === DEFAULT_STATUSES[0] ? [] : statuses;
}
