import { todayIn } from '../../../domain/local-date';
import { invalidInput } from '../../../errors';
import type { Prisma } from '../../../generated/prisma/client';
import { readEmployeeRecords } from '../../shared/entities/employees-by-id';
import { scopeOf } from '../../shared/filters/leave-condition';
import { type Column, layOut } from '../exports/columns';
import type { ExportDefinition } from '../exports/export-definition';
import { readRowPages } from '../exports/row-pages';
import { readAccepted, readRecorded } from './check-findings';
import type { FindingRow } from './checks.question';
import { readFindingPages } from './finding-pages';
import { CHECK_NAMES, CHECKS, type CheckName } from './rules/registry';

interface CheckExportRow extends FindingRow {
  check: CheckName;
  state: 'OPEN' | 'ACCEPTED';
  employee: string | null;
  firstSeenAt: Date | null;
  acceptedAt: Date | null;
  acceptedBy: string | null;
  note: string | null;
}

const COLUMNS: readonly Column<CheckExportRow>[] = [
  { header: 'check', value: ({ check }) => check },
  { header: 'title', value: ({ check }) => CHECKS[check].title },
  { header: 'id', value: ({ key }) => key },
  { header: 'state', value: ({ state }) => state },
  { header: 'what', value: ({ what }) => what },
  { header: 'employeeId', value: ({ employeeId }) => employeeId },
  { header: 'employee', value: ({ employee }) => employee },
  { header: 'leaveId', value: ({ leaveId }) => leaveId },
  { header: 'otherLeaveId', value: ({ otherLeaveId }) => otherLeaveId },
  { header: 'leaveTypeId', value: ({ leaveTypeId }) => leaveTypeId },
  { header: 'fiscalYearId', value: ({ fiscalYearId }) => fiscalYearId },
  { header: 'otherFiscalYearId', value: ({ otherFiscalYearId }) => otherFiscalYearId },
  { header: 'firstSeenAt', value: ({ firstSeenAt }) => firstSeenAt },
  { header: 'acceptedAt', value: ({ acceptedAt }) => acceptedAt },
  { header: 'acceptedBy', value: ({ acceptedBy }) => acceptedBy },
  { header: 'note', value: ({ note }) => note },
];

/** `/export/checks.csv?check=OVERDRAWN`: what a check, or every check, finds, open and accepted. */
export const CHECK_EXPORT: ExportDefinition = {
  name: 'checks',
  action: 'EXPORT_CHECKS',
  parameters: ['check'],
  async find({ prisma, mart, viewer, query, sourceTimeZone }) {
    const checks = readChecks(query.check);
    const today = todayIn(sourceTimeZone, new Date());
    const accepted = await readAccepted(prisma, checks);
    const rows: (FindingRow & Pick<CheckExportRow, 'check' | 'state'>)[] = [];
    for (const check of checks) {
      const ofCheck = accepted[check] ?? {};
      const question = { today, check, scope: scopeOf(viewer), state: null, accepted: {}, parts: null };
      for await (const page of readFindingPages(mart, question)) {
        for (const row of page) rows.push({ ...row, check, state: ofCheck[row.key] === row.what ? 'ACCEPTED' : 'OPEN' });
      }
    }
    return {
      rowCount: rows.length,
      filter: checks.length === 1 ? { check: checks[0] } : {},
      open: (transaction) =>
        layOut(
          COLUMNS,
          viewer.role,
          readRowPages(rows.length, (begin, end) => nameRows(transaction, rows.slice(begin, end))),
        ),
    };
  },
};

/** @throws {AppError} BAD_USER_INPUT for a name that no check has. */
function readChecks(name: unknown): readonly CheckName[] {
  if (name === undefined || name === '') return CHECK_NAMES;
  const check = CHECK_NAMES.find((known) => known === name);
  if (!check) throw invalidInput(`check must be one of ${CHECK_NAMES.join(', ')}.`);
  return [check];
}

async function nameRows(
  transaction: Prisma.TransactionClient,
  rows: readonly (FindingRow & Pick<CheckExportRow, 'check' | 'state'>)[],
): Promise<CheckExportRow[]> {
  const people = await readEmployeeRecords(transaction, [...new Set(rows.flatMap(({ employeeId }) => employeeId ?? []))]);
  const named: CheckExportRow[] = [];
  for (const check of new Set(rows.map((row) => row.check))) {
    const ofCheck = rows.filter((row) => row.check === check);
    const recorded = await readRecorded(transaction, check, ofCheck);
    for (const row of ofCheck) {
      const { firstSeenAt = null, acceptedAt = null, acceptedBy = null, note = null } = recorded.get(row.key) ?? {};
      const isAccepted = row.state === 'ACCEPTED';
      named.push({
        ...row,
        employee: row.employeeId === null ? null : (people.get(row.employeeId)?.name ?? `Employee ${row.employeeId}`),
        firstSeenAt,
        acceptedAt: isAccepted ? acceptedAt : null,
        acceptedBy: isAccepted ? acceptedBy : null,
        note: isAccepted ? note : null,
      });
    }
  }
  return named;
}
