import { formatLocalDate, todayIn } from '../../../domain/local-date';
import { toDays } from '../../../domain/micro-days';
import { joinName, nameEmployee } from '../../../domain/person-name';
import { invalidInput } from '../../../errors';
import type { Prisma } from '../../../generated/prisma/client';
import { type Column, layOut } from '../exports/columns';
import type { ExportDefinition } from '../exports/export-definition';
import { readInput } from '../exports/read-input';
import { readRowPages } from '../exports/row-pages';
import { type ChosenBalance, readChosenBalance, toBalanceOf } from './balance-choice';
import type { BalanceChoice } from './balance-choice.input';
import { EMPLOYEE_EXPORT_FIGURES, type EmployeeExportFigures } from './employee-export.question';
import { type EmployeeExportRecord, selectEmployeeExport } from './employee-export.sql';
import type { EmployeeFilter } from './employee-filter.input';
import { readPeopleQuestion } from './employee-question';

/** A person with the figures of EmployeeExportFigures. */
interface EmployeeExportRow extends EmployeeExportRecord {
  taken: number;
  lastLeave: number;
  balance: number;
}

const columnsOf = (balanceOf: ChosenBalance | null): readonly Column<EmployeeExportRow>[] => [
  { header: 'id', value: ({ id }) => id },
  { header: 'userId', value: ({ userId }) => userId },
  { header: 'name', value: (row) => nameEmployee(row, row.id) },
  { header: 'firstName', value: ({ firstName }) => firstName },
  { header: 'middleName', value: ({ middleName }) => middleName },
  { header: 'lastName', value: ({ lastName }) => lastName },
  { header: 'email', value: ({ email }) => email },
  { header: 'departmentId', value: ({ departmentId }) => departmentId },
  { header: 'department', value: ({ department }) => department },
  { header: 'designationId', value: ({ designationId }) => designationId },
  { header: 'designation', value: ({ designation }) => designation },
  { header: 'teamManagerId', value: ({ teamManagerId }) => teamManagerId },
  { header: 'teamManager', value: ({ teamManager }) => teamManager },
  { header: 'leaveIssuerId', value: ({ leaveIssuerId }) => leaveIssuerId },
  {
    header: 'leaveIssuer',
    value: (row) => joinName({ firstName: row.issuerFirstName, middleName: row.issuerMiddleName, lastName: row.issuerLastName }),
  },
  { header: 'projectAllocations', value: ({ projectAllocations }) => projectAllocations },
  { header: 'isHr', value: ({ isHr }) => isHr },
  { header: 'isSupervisor', value: ({ isSupervisor }) => isSupervisor },
  { header: 'leaveDaysTaken', value: ({ taken }) => toDays(taken) },
  ...(balanceOf ? [balanceColumn(balanceOf)] : []),
  { header: 'lastLeave', value: ({ lastLeave }) => (Number.isNaN(lastLeave) ? null : formatLocalDate(lastLeave)), isDate: true },
  { header: 'retiredAt', value: ({ retiredAt }) => retiredAt },
];

/** `balance Annual 2023/24`; an empty cell is somebody without one, never 0. */
const balanceColumn = ({ leaveType, fiscalYear }: ChosenBalance): Column<EmployeeExportRow> => ({
  header: ['balance', leaveType.name, fiscalYear?.label].filter(Boolean).join(' '),
  value: ({ balance }) => (Number.isNaN(balance) ? null : toDays(balance)),
});

/**
 * `/export/employees.csv?filter={…}&search=…&balanceOf={…}`: everybody of an EmployeeFilter and a search, by name, with the balance that a
 * BalanceChoice asks for.
 */
export const EMPLOYEE_EXPORT: ExportDefinition = {
  name: 'employees',
  action: 'EXPORT_EMPLOYEES',
  parameters: ['filter', 'search', 'balanceOf'],
  async find({ prisma, mart, viewer, schema, query, sourceTimeZone }) {
    const filter = readInput<EmployeeFilter>(schema, 'EmployeeFilter', 'filter', query.filter) ?? {};
    const search = readSearch(query.search);
    const choice = readInput<BalanceChoice>(schema, 'BalanceChoice', 'balanceOf', query.balanceOf) ?? null;
    const today = todayIn(sourceTimeZone, new Date());
    const people = readPeopleQuestion(filter, search, viewer);
    const chosen = await readChosenBalance(prisma, choice, today);
    const balanceOf = toBalanceOf(chosen);
    const figures = await mart.ask(EMPLOYEE_EXPORT_FIGURES, { ...people, balanceOf, today });
    return {
      rowCount: figures.id.length,
      filter: {
        ...filter,
        ...(search === '' ? {} : { search }),
        ...(balanceOf ? { balanceLeaveTypeId: balanceOf.leaveTypeId, balanceFiscalYearId: balanceOf.fiscalYearId } : {}),
      },
      open: (transaction) => layOut(columnsOf(chosen), viewer.role, readRows(transaction, figures)),
    };
  },
};

function readRows(transaction: Prisma.TransactionClient, { id, taken, lastLeave, balance }: EmployeeExportFigures) {
  return readRowPages(id.length, async (begin, end): Promise<EmployeeExportRow[]> => {
    const records = await transaction.$queryRaw<EmployeeExportRecord[]>(selectEmployeeExport(id.slice(begin, end)));
    return records.map((record, at) => ({
      ...record,
      taken: taken[begin + at]!,
      lastLeave: lastLeave[begin + at]!,
      balance: balance?.[begin + at] ?? Number.NaN,
    }));
  });
}

function readSearch(value: unknown): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  throw invalidInput('search is given more than once.');
}
