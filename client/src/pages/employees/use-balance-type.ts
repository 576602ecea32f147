import { useMemo } from 'react';
import { useRecords } from '../../data/use-records';
import { BALANCE_TYPES, type EmployeeRow, type FetchedEmployee } from './employees-query';

export interface BalanceType {
  id: string;
  name: string;
}

/**
 * The leave type whose balances the list shows, kept in the address: days of several types together say little. Left to itself it is the
 * one of those with an entitlement that most days are used of in the fiscal year.
 * @returns `shown`: null until it is `known`, and where no type has an entitlement
 */
export function useBalanceType(
  fiscalYearId: string | null,
  chosen: string,
): {
  types: readonly BalanceType[];
  shown: BalanceType | null;
  known: boolean;
} {
  const filter = { statuses: ['APPROVED' as const], ...(fiscalYearId === null ? {} : { fiscalYearIds: [fiscalYearId] }) };
  const { data, error } = useRecords(BALANCE_TYPES, fiscalYearId === null ? null : { filter });
  const known = fiscalYearId === null || data !== undefined || error !== null;
  return useMemo(() => {
    const types = (data?.leaveTypes ?? []).filter(({ defaultDays }) => (defaultDays ?? 0) > 0).map(({ id, name }) => ({ id, name }));
    const used = (data?.used.rows ?? []).map(({ keys }) => keys[0]?.id);
    const usual = used.find((id) => types.some((type) => type.id === id));
    const shown = types.find(({ id }) => id === chosen) ?? types.find(({ id }) => id === usual) ?? types[0] ?? null;
    return { types, shown, known };
  }, [data, known, chosen]);
}

export const withBalance = (employee: FetchedEmployee, typeId: string | undefined): EmployeeRow => ({
  ...employee,
  balance: employee.balances.find(({ leaveType }) => leaveType.id === typeId)?.available ?? null,
});
