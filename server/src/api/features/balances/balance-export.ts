import { todayIn } from '../../../domain/local-date';
import type { Prisma } from '../../../generated/prisma/client';
import { toEmployee } from '../../shared/entities/employees-by-id';
import type { FiscalYear, LeaveType } from '../../shared/filters/dimension.types';
import { readLeaveTypes } from '../../shared/filters/dimension-lists';
import { checkDate } from '../../shared/limits/first-date';
import { type Column, layOut } from '../exports/columns';
import type { ExportDefinition } from '../exports/export-definition';
import { readInput } from '../exports/read-input';
import { readRowPages } from '../exports/row-pages';
import { BALANCE_EXPORT_ROWS, type BalanceExportAnswer, type BalanceFigures } from './balance.question';
import type { BalanceFilter } from './balance-filter.input';
import { readBalanceScope } from './balance-scope';
import { describeFigures } from './describe-balance';

interface BalanceExportRow extends BalanceFigures {
  employeeId: string;
  /** Full name, or "Employee" and the number. */
  employee: string;
  departmentId: string | null;
  department: string | null;
  designationId: string | null;
  designation: string | null;
  teamManagerId: string | null;
  teamManager: string | null;
  leaveTypeId: string;
  leaveType: string | null;
}

const columnsOf = (fiscalYear: FiscalYear | null, carriesFrom: FiscalYear | null, asOf: string): readonly Column<BalanceExportRow>[] => [
  { header: 'employeeId', value: ({ employeeId }) => employeeId },
  { header: 'employee', value: ({ employee }) => employee },
  { header: 'departmentId', value: ({ departmentId }) => departmentId },
  { header: 'department', value: ({ department }) => department },
  { header: 'designationId', value: ({ designationId }) => designationId },
  { header: 'designation', value: ({ designation }) => designation },
  { header: 'teamManagerId', value: ({ teamManagerId }) => teamManagerId },
  { header: 'teamManager', value: ({ teamManager }) => teamManager },
  { header: 'leaveTypeId', value: ({ leaveTypeId }) => leaveTypeId },
  { header: 'leaveType', value: ({ leaveType }) => leaveType },
  { header: 'fiscalYearId', value: () => fiscalYear?.id ?? null },
  { header: 'fiscalYear', value: () => fiscalYear?.label ?? null },
  { header: 'fiscalYearFlags', value: () => fiscalYear?.flags.join('; ') || null },
  { header: 'asOf', value: () => asOf, isDate: true },
  { header: 'entitlement', value: ({ entitlement }) => entitlement },
  { header: 'isEntitlementAssumed', value: ({ isEntitlementAssumed }) => isEntitlementAssumed },
  { header: 'transferable', value: ({ transferable }) => transferable },
  { header: 'carriedIn', value: ({ carriedIn }) => carriedIn },
  { header: 'carriesFromId', value: () => carriesFrom?.id ?? null },
  { header: 'carriesFrom', value: () => carriesFrom?.label ?? null },
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

/**
 * `/export/balances.csv?filter={…}`: every balance of a BalanceFilter, most at risk of forfeit first. An empty cell is unknown, never 0.
 */
export const BALANCE_EXPORT: ExportDefinition = {
  name: 'balances',
  action: 'EXPORT_BALANCES',
  parameters: ['filter'],
  async find({ prisma, mart, viewer, schema, query, sourceTimeZone }) {
    const filter = readInput<BalanceFilter>(schema, 'BalanceFilter', 'filter', query.filter) ?? {};
    const asOf = checkDate(filter.asOf ?? todayIn(sourceTimeZone, new Date()));
    const { fiscalYear, fiscalYears, balances } = await readBalanceScope(prisma, viewer, filter, asOf);
    const leaveTypes = await readLeaveTypes(prisma);
    const answer = await mart.ask(BALANCE_EXPORT_ROWS, balances);
    const carriesFrom = fiscalYears.find(({ id }) => id === answer.carriesFromId) ?? null;
    return {
      rowCount: answer.rows.count,
      filter: { ...filter, fiscalYearId: fiscalYear?.id ?? null, asOf },
      open: (transaction) => layOut(columnsOf(fiscalYear, carriesFrom, asOf), viewer.role, readRows(transaction, answer, leaveTypes)),
    };
  },
};

function readRows(
  transaction: Prisma.TransactionClient,
  { employeeIds, leaveTypeIds, employee, rows }: BalanceExportAnswer,
  leaveTypes: readonly LeaveType[],
) {
  const typeNames = new Map(leaveTypes.map(({ id, name }) => [id, name]));
  return readRowPages(rows.count, async (begin, end): Promise<BalanceExportRow[]> => {
    const ids = Array.from(employee.subarray(begin, end), (at) => employeeIds[at]!);
    const people = await transaction.employee.findMany({
      where: { employeeId: { in: [...new Set(ids)] } },
      include: { department: true, designation: true, teamManager: true },
    });
    const byId = new Map(people.map((person) => [person.employeeId, person]));
    return ids.map((employeeId, at) => {
      const person = byId.get(employeeId);
      const leaveTypeId = leaveTypeIds[rows.leaveType[begin + at]!]!;
      return {
        employeeId,
        employee: person ? toEmployee(person).name : `Employee ${employeeId}`,
        departmentId: toId(person?.departmentId),
        department: person?.department?.departmentName ?? null,
        designationId: toId(person?.designationId),
        designation: person?.designation?.designationName ?? null,
        teamManagerId: toId(person?.teamManagerId),
        teamManager: person?.teamManager?.name ?? null,
        leaveTypeId,
        leaveType: typeNames.get(leaveTypeId) ?? null,
        ...describeFigures(rows, begin + at),
      };
    });
  });
}

const toId = (id: bigint | number | null | undefined) => (id === null || id === undefined ? null : String(id));
