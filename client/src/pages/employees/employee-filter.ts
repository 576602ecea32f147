import { type Filters, PEOPLE_FILTERS, toListFields } from '../../filters/filter-model';
import type { BalanceChoice } from './employee-sort';
import type { EmployeesAsked } from './employees-query';

export type EmployeeFilterInput = NonNullable<EmployeesAsked['filter']>;

export const toEmployeeFilter = (filters: Filters, retired: boolean): EmployeeFilterInput => ({
  ...toListFields(filters, PEOPLE_FILTERS),
  ...(retired ? {} : { retired: false }),
});

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
