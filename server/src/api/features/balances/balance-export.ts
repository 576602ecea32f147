import { todayIn } from '../../../domain/local-date';
import { type Column, layOut } from '../exports/columns';
import { readCursorPages } from '../exports/cursor-pages.sql';
import type { ExportDefinition } from '../exports/export-definition';
import { readInput } from '../exports/read-input';
import { type BalanceExportRow, selectBalanceExport, selectBalanceExportSize } from './balance-export.sql';
import type { BalanceFilter } from './balance-filter.input';
import { checkAsOf } from './balance-question';
import { readBalanceScope } from './balance-scope';

const columnsOf = (fiscalYear: string, asOf: string): readonly Column<BalanceExportRow>[] => [
  { header: 'employeeId', value: ({ employeeId }) => employeeId },
  { header: 'employee', value: ({ employee, employeeId }) => employee ?? `Employee ${employeeId}` },
  { header: 'department', value: ({ department }) => department },
  { header: 'designation', value: ({ designation }) => designation },
  { header: 'teamManager', value: ({ teamManager }) => teamManager },
  { header: 'leaveTypeId', value: ({ leaveTypeId }) => leaveTypeId },
  { header: 'leaveType', value: ({ leaveType }) => leaveType },
  { header: 'fiscalYear', value: () => fiscalYear },
  { header: 'asOf', value: () => asOf, isDate: true },
  { header: 'entitlement', value: ({ entitlement }) => entitlement },
  { header: 'isEntitlementAssumed', value: ({ isEntitlementAssumed }) => isEntitlementAssumed },
  { header: 'transferable', value: ({ transferable }) => transferable },
  { header: 'carriedIn', value: ({ carriedIn }) => carriedIn },
  { header: 'isCarriedInProjected', value: ({ isCarriedInProjected }) => isCarriedInProjected },
  { header: 'isObserved', value: ({ isObserved }) => isObserved },
  { header: 'taken', value: ({ taken }) => taken },
  { header: 'scheduled', value: ({ scheduled }) => scheduled },
  { header: 'pending', value: ({ pending }) => pending },
  { header: 'available', value: ({ available }) => available },
  { header: 'ifApproved', value: ({ ifApproved }) => ifApproved },
  { header: 'unused', value: ({ unused }) => unused },
  { header: 'unusedCarriedIn', value: ({ unusedCarriedIn }) => unusedCarriedIn },
  { header: 'forfeitRisk', value: ({ forfeitRisk }) => forfeitRisk },
  { header: 'utilisation', value: ({ utilisation }) => utilisation },
  { header: 'pace', value: ({ pace }) => pace },
];

/** `/export/balances.csv?filter={…}`: every balance of a BalanceFilter, most at risk of forfeit first. An empty cell is unknown, never 0. */
export const BALANCE_EXPORT: ExportDefinition = {
  name: 'balances',
  action: 'EXPORT_BALANCES',
  parameters: ['filter'],
  async open(transaction, { viewer, schema, query, sourceTimeZone }) {
    const filter = readInput<BalanceFilter>(schema, 'BalanceFilter', 'filter', query.filter) ?? {};
    const asOf = checkAsOf(filter.asOf ?? todayIn(sourceTimeZone, new Date()));
    const { fiscalYear, scope } = await readBalanceScope(transaction, viewer, filter, asOf);
    const [size] = await transaction.$queryRaw<{ rowCount: number; dataVersion: string }[]>(selectBalanceExportSize(scope));
    return {
      rowCount: size?.rowCount ?? 0,
      dataVersion: size?.dataVersion ?? '0',
      filter: { ...filter, fiscalYearId: fiscalYear?.id ?? null, asOf },
      table: layOut(
        columnsOf(fiscalYear?.label ?? '', asOf),
        viewer.role,
        readCursorPages<BalanceExportRow>(transaction, selectBalanceExport(scope)),
      ),
    };
  },
};
