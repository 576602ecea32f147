import { type FilterName, type Filters, toListFields } from '../../filters/filter-model';
import type { FiscalYear } from '../../lib/fiscal-year';
import type { BalanceFilterInput } from './balances-query';

/** The filters of the shell that balances follow. */
export const BALANCE_FILTERS: readonly FilterName[] = ['year', 'department', 'designation', 'type', 'manager', 'project'];

/** The latest of the chosen fiscal years: balances are of one at a time. Null: that of the business date. */
export function chosenYear({ year }: Pick<Filters, 'year'>, fiscalYears: readonly Pick<FiscalYear, 'id'>[]): string | null {
  return fiscalYears.findLast(({ id }) => year.includes(id))?.id ?? year[0] ?? null;
}

/**
 * @param asOf the business date; "": today
 * @param typesByDefault the leave types where none is chosen; empty: all of them
 */
export function toBalanceFilter(
  filters: Filters,
  fiscalYearId: string | null,
  asOf: string,
  typesByDefault: readonly string[],
): BalanceFilterInput {
  const type = filters.type.length === 0 ? typesByDefault : filters.type;
  return {
    ...toListFields({ ...filters, type }, ['department', 'designation', 'type', 'manager', 'project']),
    ...(fiscalYearId === null ? {} : { fiscalYearId }),
    ...(asOf === '' ? {} : { asOf }),
  };
}

/** The address of the download of all balances under the filter. */
export function balancesExport(format: 'csv' | 'xlsx', filter: BalanceFilterInput): string {
  const params = new URLSearchParams({ filter: JSON.stringify(filter) });
  // Spreadsheets read UTF-8 only where the file says so.
  if (format === 'csv') params.set('bom', '1');
  return `/export/balances.${format}?${params}`;
}
