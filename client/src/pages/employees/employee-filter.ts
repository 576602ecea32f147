import type { FilterName, Filters } from '../../filters/filter-model';
import type { EmployeesAsked } from './employees-query';

/** The filters of the shell that say something about people; the others say something about leave. */
export const PEOPLE_FILTERS: readonly FilterName[] = ['department', 'designation', 'manager', 'project'];

export type EmployeeFilterInput = NonNullable<EmployeesAsked['filter']>;

export function toEmployeeFilter({ department, designation, manager, project }: Filters, retired: boolean): EmployeeFilterInput {
  const lists = {
    departmentIds: [...department].sort(),
    designationIds: [...designation].sort(),
    teamManagerIds: [...manager].sort(),
    projectAllocationIds: [...project].sort(),
  };
  return { ...Object.fromEntries(Object.entries(lists).filter(([, ids]) => ids.length > 0)), ...(retired ? {} : { retired: false }) };
}

/** Where everybody under the filter and the search can be downloaded. */
export function employeesExport(format: 'csv' | 'xlsx', filter: EmployeeFilterInput, search: string): string {
  const params = new URLSearchParams({ filter: JSON.stringify(filter) });
  if (search !== '') params.set('search', search);
  // Spreadsheets read UTF-8 only where the file says so.
  if (format === 'csv') params.set('bom', '1');
  return `/export/employees.${format}?${params}`;
}
