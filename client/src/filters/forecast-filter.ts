import { type Filters, type LeaveFilterInput, onlyFilters, toLeaveFilter } from './filter-model';

/** The filters that a forecast can follow: whose leave, and of which type. Requests of every year, status and date are its history. */
export function forecastFilter(filters: Filters): Omit<LeaveFilterInput, 'statuses'> {
  const { statuses: _, ...filter } = toLeaveFilter(onlyFilters(filters, ['department', 'designation', 'type', 'manager', 'project']));
  return filter;
}
