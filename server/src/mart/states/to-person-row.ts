import { foldText } from '../../domain/fold-text';
import type { PersonRow } from '../build/rows';
import type { KnownRecord } from './known-records.sql';

/** A person as a record has it. */
export function toPersonRow(record: KnownRecord, departmentIds: ReadonlyMap<string, string>): PersonRow {
  return {
    id: record.employeeId,
    userId: record.userId,
    label: record.fullName ?? `Employee ${record.employeeId}`,
    sortName: record.sortName,
    searchText: foldText(record.searchText),
    email: foldText(record.email.trim()),
    departmentId: record.departmentName === null ? null : (departmentIds.get(record.departmentName) ?? null),
    designationId: record.designationId,
    teamManagerId: record.teamManagerId,
    leaveIssuerId: record.leaveIssuerId,
    isRetired: false,
    allocationIds: [...new Set((record.allocations ?? []).map(({ id }) => String(id)))],
  };
}
