import type { FilterName, Filters } from '../../filters/filter-model';
import type { BalanceChoice } from './employee-sort';
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

/** Where everybody under the filter and the search can be downloaded, with the balances that are shown. */
export function employeesExport(
  format: 'csv' | 'xlsx',
  filter: EmployeeFilterInput,
  search: string,
  balanceOf: BalanceChoice | null,
): string {
  const params = new URLSearchParams({ filter: JSON.stringify(filter) });
  if (search !== '') params.set('search', search);
  if (balanceOf !== null) params.set('balanceOf', JSON.stringify(balanceOf));
  // Spreadsheets read UTF-8 only where the file says so.
  if (format === 'csv') params.set('bom', '1');
  return `/export/employees.${format}?${params}`;
}
