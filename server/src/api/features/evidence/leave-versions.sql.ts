import { employeeNameOf } from '../../../db/full-name.sql';
import { statusOf } from '../../../db/leave-status.sql';
import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';
import type { Viewer } from '../../shared/auth/viewer';
import type { LeaveVersion, LeaveVersionPart } from './leave-version.types';
import { isVisible } from './team.sql';

export interface LeaveVersionRow extends Omit<LeaveVersion, 'changed'> {
  /** Each part of the record as text, for two versions to be held against each other. */
  parts: Record<LeaveVersionPart, string>;
}

/** What each part of a version is, of a row `v` of `dbo.leave_versions`. */
const PARTS: Readonly<Record<LeaveVersionPart, string>> = {
  STATUS: 'v.source_status',
  DATES: 'json_build_array(v.start_date, v.end_date)',
  LEAVE_DAYS: 'v.leave_days',
  LEAVE_TYPE: 'json_build_array(v.leave_type_id, v.leave_type)',
  ENTITLEMENT: 'json_build_array(v.default_days, v.transferable_days)',
  FISCAL_YEAR: 'json_build_array(v.fiscal_id, v.fiscal_start_date, v.fiscal_end_date, v.fiscal_is_current)',
  EMPLOYEE: 'json_build_array(v.employee_id, v.user_id)',
  NAME: 'json_build_array(v.first_name, v.middle_name, v.last_name, v.email)',
  DEPARTMENT: 'v.department_name',
  DESIGNATION: 'json_build_array(v.designation_id, v.designation_name)',
  TEAM_MANAGER: 'v.team_manager_id',
  PROJECT_ALLOCATIONS: 'v.allocations',
  LEAVE_ISSUER: `json_build_array(v.current_leave_issuer_id, v.current_leave_issuer_email, v.default_leave_issuer_id,
    v.default_leave_issuer_first_name, v.default_leave_issuer_middle_name, v.default_leave_issuer_last_name)`,
  REASON: 'v.reason',
  REMARKS: 'v.remarks',
  TIMESTAMPS: 'json_build_array(v.created_at, v.updated_at)',
  MARKS: 'json_build_array(v.is_consecutive, v.is_converted, v.is_hr, v.is_supervisor, v.unknown_fields)',
};
const COMPARED = Prisma.raw(
  Object.entries(PARTS)
    .map(([part, value]) => `'${part}', ${value}`)
    .join(', '),
);
const STATUS = Prisma.raw(statusOf('v.source_status'));
const EMPLOYEE_NAME = Prisma.raw(employeeNameOf('v'));

/**
 * Grain: one content of one of the leaves, in the order in which they held. A MANAGER sees those that name somebody of today's team: a
 * leave may have been recorded for another person before.
 */
export async function readLeaveVersions(prisma: PrismaClient, viewer: Viewer, leaveIds: readonly string[]): Promise<LeaveVersionRow[]> {
  return prisma.$queryRaw<LeaveVersionRow[]>(Prisma.sql`
    select v.leave_id::text as "leaveId", v.valid_from_run_id::text as "runId", b.finished_at as "knownFrom",
      v.valid_to_run_id::text as "untilRunId", u.finished_at as "knownUntil", v.is_retired as retired,
      ${STATUS} as status, v.source_status as "sourceStatus",
      v.start_date::text as "startDate", v.end_date::text as "endDate", v.leave_days::float8 as "leaveDays",
      v.leave_type_id::text as "leaveTypeId", v.leave_type as "leaveType", v.fiscal_id::text as "fiscalYearId",
      v.leave_issuer_id::text as "leaveIssuerId", v.default_leave_issuer_id::text as "defaultLeaveIssuerId", v.employee_id as "employeeId",
      ${EMPLOYEE_NAME} as "employeeName",
      v.department_name as department, v.designation_name as designation, v.team_manager_id::text as "teamManagerId", v.reason, v.remarks,
      v.updated_at as "updatedAt",
      json_build_object(${COMPARED})::jsonb as parts
    from dbo.leave_versions v
    join ops.ingest_runs b on b.id = v.valid_from_run_id
    left join ops.ingest_runs u on u.id = v.valid_to_run_id
    where v.leave_id = any(${leaveIds}::text[]::bigint[])
      and ${isVisible(viewer, Prisma.sql`v.employee_id`)}
    order by v.leave_id, v.valid_from_run_id`);
}
