import { AppError } from '../../../errors';
import { type Column, layOut } from '../exports/columns';
import { readCursorPages } from '../exports/cursor-pages.sql';
import type { ExportDefinition } from '../exports/export-definition';
import { readInput } from '../exports/read-input';
import type { ChosenBalance } from './balance-choice';
import type { BalanceChoice } from './balance-choice.input';
import { type EmployeeExportRow, selectEmployeeExport, selectEmployeeExportSize } from './employee-export.sql';
import type { EmployeeFilter } from './employee-filter.input';
import { readEmployeeQuestion } from './employee-question';

const columnsOf = (balanceOf: ChosenBalance | null): readonly Column<EmployeeExportRow>[] => [
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
  ...(balanceOf ? [balanceColumn(balanceOf)] : []),
  { header: 'lastLeave', value: ({ lastLeave }) => lastLeave, isDate: true },
  { header: 'retiredAt', value: ({ retiredAt }) => retiredAt },
];

/** `balance Annual 2023/24`; an empty cell is somebody without one, never 0. */
const balanceColumn = ({ leaveType, fiscalYear }: ChosenBalance): Column<EmployeeExportRow> => ({
  header: ['balance', leaveType.name, fiscalYear?.label].filter(Boolean).join(' '),
  value: ({ balance }) => balance,
});

/**
 * `/export/employees.csv?filter={…}&search=…&balanceOf={…}`: everybody of an EmployeeFilter and a search, by name, with the balance that a
 * BalanceChoice asks for.
 */
export const EMPLOYEE_EXPORT: ExportDefinition = {
  name: 'employees',
  action: 'EXPORT_EMPLOYEES',
  parameters: ['filter', 'search', 'balanceOf'],
  async open(transaction, { viewer, schema, query, sourceTimeZone }) {
    const filter = readInput<EmployeeFilter>(schema, 'EmployeeFilter', 'filter', query.filter) ?? {};
    const search = readSearch(query.search);
    const choice = readInput<BalanceChoice>(schema, 'BalanceChoice', 'balanceOf', query.balanceOf) ?? null;
    const question = await readEmployeeQuestion({ filter, search, balanceOf: choice }, { prisma: transaction, viewer, sourceTimeZone });
    const { balanceOf } = question;
    const [size] = await transaction.$queryRaw<{ rowCount: number; dataVersion: string }[]>(selectEmployeeExportSize(question));
    return {
      rowCount: size?.rowCount ?? 0,
      dataVersion: size?.dataVersion ?? '0',
      filter: {
        ...filter,
        ...(search === '' ? {} : { search }),
        ...(balanceOf ? { balanceLeaveTypeId: balanceOf.leaveType.id, balanceFiscalYearId: balanceOf.fiscalYear?.id ?? null } : {}),
      },
      table: layOut(columnsOf(balanceOf), viewer.role, readCursorPages<EmployeeExportRow>(transaction, selectEmployeeExport(question))),
    };
  },
};

function readSearch(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  throw new AppError('BAD_USER_INPUT', { userMessage: 'search is given more than once.' });
}
