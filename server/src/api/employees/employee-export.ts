import { AppError } from '../../errors';
import { type Column, layOut } from '../exports/columns';
import { readCursorPages } from '../exports/cursor-pages.sql';
import type { ExportDefinition } from '../exports/export-definition';
import { readInput } from '../exports/read-input';
import { type EmployeeExportRow, selectEmployeeExport, selectEmployeeExportSize } from './employee-export.sql';
import type { EmployeeFilter } from './employee-filter.input';
import { readEmployeeQuestion } from './employee-question';

const COLUMNS: readonly Column<EmployeeExportRow>[] = [
  { header: 'id', value: ({ id }) => id },
  { header: 'userId', value: ({ userId }) => userId },
  { header: 'name', value: ({ name, id }) => name ?? `Employee ${id}` },
  { header: 'firstName', value: ({ firstName }) => firstName },
  { header: 'middleName', value: ({ middleName }) => middleName },
  { header: 'lastName', value: ({ lastName }) => lastName },
  { header: 'email', value: ({ email }) => email },
  { header: 'department', value: ({ department }) => department },
  { header: 'designation', value: ({ designation }) => designation },
  { header: 'teamManager', value: ({ teamManager }) => teamManager },
  { header: 'leaveIssuer', value: ({ leaveIssuer }) => leaveIssuer },
  { header: 'projectAllocations', value: ({ projectAllocations }) => projectAllocations },
  { header: 'isHr', value: ({ isHr }) => isHr },
  { header: 'isSupervisor', value: ({ isSupervisor }) => isSupervisor },
  { header: 'leaveDaysTaken', value: ({ leaveDaysTaken }) => leaveDaysTaken },
  { header: 'lastLeave', value: ({ lastLeave }) => lastLeave },
  { header: 'retiredAt', value: ({ retiredAt }) => retiredAt },
];

/** `/export/employees.csv?filter={…}&search=…`: everybody of an EmployeeFilter and a search, by name. */
export const EMPLOYEE_EXPORT: ExportDefinition = {
  name: 'employees',
  action: 'EXPORT_EMPLOYEES',
  async open(transaction, { viewer, schema, query, sourceTimeZone }) {
    const filter = readInput<EmployeeFilter>(schema, 'EmployeeFilter', 'filter', query.filter) ?? {};
    const search = readSearch(query.search);
    const question = readEmployeeQuestion({ filter, search }, { viewer, sourceTimeZone });
    const [size] = await transaction.$queryRaw<{ rowCount: number; dataVersion: string }[]>(selectEmployeeExportSize(question));
    return {
      rowCount: size?.rowCount ?? 0,
      dataVersion: size?.dataVersion ?? '0',
      filter: { ...filter, ...(search === '' ? {} : { search }) },
      table: layOut(COLUMNS, viewer.role, readCursorPages<EmployeeExportRow>(transaction, selectEmployeeExport(question))),
    };
  },
};

function readSearch(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  throw new AppError('BAD_USER_INPUT', { userMessage: 'search is given more than once.' });
}
