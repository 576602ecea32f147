import { SENSITIVE_ROLES } from '../../shared/auth/role';
import { checkFilter } from '../../shared/filters/checked-filter';
import { labelFiscalYear } from '../../shared/filters/fiscal-years';
import type { LeaveFilter } from '../../shared/filters/leave-filter.input';
import { type Column, layOut } from '../exports/columns';
import { readCursorPages } from '../exports/cursor-pages.sql';
import type { ExportDefinition } from '../exports/export-definition';
import { readInput } from '../exports/read-input';
import { type LeaveExportRow, selectLeaveExport, selectLeaveExportSize } from './leave-export.sql';

const COLUMNS: readonly Column<LeaveExportRow>[] = [
  { header: 'id', value: ({ id }) => id },
  { header: 'employeeId', value: ({ employeeId }) => employeeId },
  { header: 'employee', value: ({ employee, employeeId }) => employee ?? `Employee ${employeeId}` },
  { header: 'email', value: ({ email }) => email },
  { header: 'department', value: ({ department }) => department },
  { header: 'designation', value: ({ designation }) => designation },
  { header: 'teamManager', value: ({ teamManager }) => teamManager },
  { header: 'projectAllocations', value: ({ projectAllocations }) => projectAllocations },
  { header: 'leaveType', value: ({ leaveType }) => leaveType },
  { header: 'fiscalYear', value: ({ fiscalYearStart, fiscalYearEnd }) => labelFiscalYear(fiscalYearStart, fiscalYearEnd) },
  { header: 'status', value: ({ status }) => status },
  { header: 'sourceStatus', value: ({ sourceStatus }) => sourceStatus },
  { header: 'startDate', value: ({ startDate }) => startDate, isDate: true },
  { header: 'endDate', value: ({ endDate }) => endDate, isDate: true },
  { header: 'leaveDays', value: ({ leaveDays }) => leaveDays },
  { header: 'leaveDaysInFilter', value: ({ leaveDaysInFilter }) => leaveDaysInFilter },
  { header: 'isProrated', value: ({ isProrated }) => isProrated },
  { header: 'includesNonWorking', value: ({ includesNonWorking }) => includesNonWorking },
  { header: 'isOutsideFiscalYear', value: ({ isOutsideFiscalYear }) => isOutsideFiscalYear },
  { header: 'leaveIssuer', value: ({ leaveIssuer }) => leaveIssuer },
  { header: 'requestedAt', value: ({ requestedAt }) => requestedAt },
  { header: 'updatedAt', value: ({ updatedAt }) => updatedAt },
  { header: 'reason', value: ({ reason }) => reason, roles: SENSITIVE_ROLES },
  { header: 'remarks', value: ({ remarks }) => remarks, roles: SENSITIVE_ROLES },
];

/** `/export/leaves.csv?filter={…}`: every leave of a LeaveFilter, by start date. */
export const LEAVE_EXPORT: ExportDefinition = {
  name: 'leaves',
  action: 'EXPORT_LEAVES',
  parameters: ['filter'],
  async open(transaction, { viewer, schema, query }) {
    const asked = readInput<LeaveFilter>(schema, 'LeaveFilter', 'filter', query.filter) ?? {};
    const filter = checkFilter(asked, viewer);
    const [size] = await transaction.$queryRaw<{ rowCount: number; dataVersion: string }[]>(selectLeaveExportSize(filter, viewer));
    return {
      rowCount: size?.rowCount ?? 0,
      dataVersion: size?.dataVersion ?? '0',
      filter: { ...asked, statuses: filter.statuses },
      table: layOut(COLUMNS, viewer.role, readCursorPages<LeaveExportRow>(transaction, selectLeaveExport(filter, viewer))),
    };
  },
};
