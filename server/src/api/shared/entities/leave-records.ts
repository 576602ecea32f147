import { toLocalDate } from '../../../domain/local-date';
import type { FreeTextField } from '../../../domain/source-fields';
import type { EmployeeLeave, Prisma } from '../../../generated/prisma/client';
import { SENSITIVE_ROLES } from '../auth/role';
import type { Viewer } from '../auth/viewer';
import type { LeaveStatus } from '../filters/leave-status.enum';
import type { Leave } from './leave.types';

type LeaveRecord = Omit<EmployeeLeave, FreeTextField> & Partial<Pick<EmployeeLeave, FreeTextField>>;

/** Leaves by id. */
export async function readLeaveRecords(
  transaction: Pick<Prisma.TransactionClient, 'employeeLeave'>,
  ids: readonly number[],
  { role }: Viewer,
): Promise<ReadonlyMap<number, Leave>> {
  // What people wrote is not even read for those who may not see it.
  const isHidden = !SENSITIVE_ROLES.includes(role);
  const records: LeaveRecord[] = await transaction.employeeLeave.findMany({
    where: { leaveId: { in: [...ids] } },
    omit: { reason: isHidden, remarks: isHidden } satisfies Record<FreeTextField, boolean>,
  });
  return new Map(records.map((record) => [Number(record.leaveId), toLeave(record)]));
}

function toLeave(record: LeaveRecord): Leave {
  return {
    employeeId: record.employeeId,
    leaveTypeId: record.leaveTypeId,
    fiscalId: record.fiscalId,
    leaveIssuerId: record.leaveIssuerId,
    defaultLeaveIssuerId: record.defaultLeaveIssuerId,
    id: String(record.leaveId),
    status: record.status as LeaveStatus,
    sourceStatus: record.sourceStatus,
    // Prisma gives a date as UTC midnight: its first ten characters are the calendar date.
    startDate: toLocalDate(record.startDate),
    endDate: toLocalDate(record.endDate),
    leaveDays: record.leaveDays.toNumber(),
    reason: record.reason ?? null,
    remarks: record.remarks ?? null,
    isConsecutive: record.isConsecutive,
    isConverted: record.isConverted,
    requestedAt: record.createdAt,
    updatedAt: record.updatedAt,
  };
}
