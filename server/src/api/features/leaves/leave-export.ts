import { toDays } from '../../../domain/micro-days';
import { joinName, nameEmployee } from '../../../domain/person-name';
import { FREE_TEXT_FIELDS } from '../../../domain/source-fields';
import type { Prisma } from '../../../generated/prisma/client';
import { FLAG } from '../../../mart/state';
import { SENSITIVE_ROLES } from '../../shared/auth/role';
import type { Viewer } from '../../shared/auth/viewer';
import type { Attribution } from '../../shared/filters/attribution.enum';
import { readFiscalYears } from '../../shared/filters/fiscal-years';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import type { LeaveFilter } from '../../shared/filters/leave-filter.input';
import { type Column, layOut } from '../exports/columns';
import type { ExportDefinition } from '../exports/export-definition';
import { readInput } from '../exports/read-input';
import { readRowPages } from '../exports/row-pages';
import { LEAVE_EXPORT_FIGURES, type LeaveExportFigures } from './leave-export.question';
import { type LeaveExportRecord, selectLeaveExport } from './leave-export.sql';

interface LeaveExportRow extends LeaveExportRecord {
  fiscalYear: string | null;
  /** Millionths of a day inside the filter. */
  micro: number;
  /** FLAG of the mart. */
  flags: number;
}

const COLUMNS: readonly Column<LeaveExportRow>[] = [
  { header: 'id', value: ({ id }) => id },
  { header: 'employeeId', value: ({ employeeId }) => employeeId },
  { header: 'employee', value: (row) => nameEmployee(row, row.employeeId) },
  { header: 'email', value: ({ email }) => email },
  { header: 'departmentId', value: ({ departmentId }) => departmentId },
  { header: 'department', value: ({ department }) => department },
  { header: 'designationId', value: ({ designationId }) => designationId },
  { header: 'designation', value: ({ designation }) => designation },
  { header: 'teamManagerId', value: ({ teamManagerId }) => teamManagerId },
  { header: 'teamManager', value: ({ teamManager }) => teamManager },
  { header: 'projectAllocations', value: ({ projectAllocations }) => projectAllocations },
  { header: 'leaveTypeId', value: ({ leaveTypeId }) => leaveTypeId },
  { header: 'leaveType', value: ({ leaveType }) => leaveType },
  { header: 'fiscalYearId', value: ({ fiscalYearId }) => fiscalYearId },
  { header: 'fiscalYear', value: ({ fiscalYear }) => fiscalYear },
  { header: 'status', value: ({ status }) => status },
  { header: 'sourceStatus', value: ({ sourceStatus }) => sourceStatus },
  { header: 'startDate', value: ({ startDate }) => startDate, isDate: true },
  { header: 'endDate', value: ({ endDate }) => endDate, isDate: true },
  { header: 'leaveDays', value: ({ leaveDays }) => leaveDays },
  { header: 'leaveDaysInFilter', value: ({ micro }) => toDays(micro) },
  { header: 'isProrated', value: ({ flags }) => (flags & FLAG.PRORATED) !== 0 },
  { header: 'includesNonWorking', value: ({ flags }) => (flags & FLAG.INCLUDES_NON_WORKING) !== 0 },
  { header: 'isOutsideFiscalYear', value: ({ flags }) => (flags & FLAG.OUTSIDE_FISCAL_YEAR) !== 0 },
  { header: 'leaveIssuerId', value: ({ leaveIssuerId }) => leaveIssuerId },
  {
    header: 'leaveIssuer',
    value: (row) => joinName({ firstName: row.issuerFirstName, middleName: row.issuerMiddleName, lastName: row.issuerLastName }),
  },
  { header: 'requestedAt', value: ({ requestedAt }) => requestedAt },
  { header: 'updatedAt', value: ({ updatedAt }) => updatedAt },
  ...FREE_TEXT_FIELDS.map((field): Column<LeaveExportRow> => ({ header: field, value: (row) => row[field], roles: SENSITIVE_ROLES })),
];

/** `/export/leaves.csv?filter={…}&attribution=AT_LEAVE`: every leave of a LeaveFilter, by start date. */
export const LEAVE_EXPORT: ExportDefinition = {
  name: 'leaves',
  action: 'EXPORT_LEAVES',
  parameters: ['filter', 'attribution'],
  async find({ mart, viewer, schema, query }) {
    const asked = readInput<LeaveFilter>(schema, 'LeaveFilter', 'filter', query.filter) ?? {};
    const attribution = readInput<Attribution>(schema, 'Attribution', 'attribution', toJson(query.attribution)) ?? null;
    const condition = readCondition(asked, viewer, attribution);
    const figures = await mart.ask(LEAVE_EXPORT_FIGURES, { condition, scope: scopeOf(viewer) });
    return {
      rowCount: figures.id.length,
      filter: { ...asked, statuses: condition.choices.STATUS?.ids, ...(attribution === null ? {} : { attribution }) },
      open: (transaction) => layOut(COLUMNS, viewer.role, readRows(transaction, figures, viewer)),
    };
  },
};

/** An enum value as JSON has it. */
const toJson = (text: unknown) => (typeof text === 'string' && text !== '' ? JSON.stringify(text) : text);

/** What the record of a leave says of its employee. */
function readAttributed({ DEPARTMENT, DESIGNATION, TEAM_MANAGER }: NonNullable<LeaveExportFigures['atLeave']>, at: number) {
  return {
    departmentId: DEPARTMENT.id[DEPARTMENT.place[at]!] ?? null,
    department: DEPARTMENT.label[DEPARTMENT.place[at]!] ?? null,
    designationId: DESIGNATION.id[DESIGNATION.place[at]!] ?? null,
    designation: DESIGNATION.label[DESIGNATION.place[at]!] ?? null,
    teamManagerId: TEAM_MANAGER.id[TEAM_MANAGER.place[at]!] ?? null,
    teamManager: TEAM_MANAGER.label[TEAM_MANAGER.place[at]!] ?? null,
  };
}

function readRows(transaction: Prisma.TransactionClient, { id, micro, flags, atLeave }: LeaveExportFigures, viewer: Viewer) {
  return readRowPages(id.length, async (begin, end): Promise<LeaveExportRow[]> => {
    const ids = Array.from(id.subarray(begin, end), String);
    const labels = new Map((await readFiscalYears(transaction)).map((year) => [year.id, year.label]));
    const records = await transaction.$queryRaw<LeaveExportRecord[]>(selectLeaveExport(ids, viewer));
    return records.map((record, at) => ({
      ...record,
      ...(atLeave && readAttributed(atLeave, begin + at)),
      fiscalYear: labels.get(record.fiscalYearId) ?? null,
      micro: micro[begin + at]!,
      flags: flags[begin + at]!,
    }));
  });
}
