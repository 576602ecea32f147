import { FREE_TEXT_COLUMNS, type FreeTextField } from '../../../domain/source-fields';
import { Prisma } from '../../../generated/prisma/client';
import { SENSITIVE_ROLES } from '../../shared/auth/role';
import type { Viewer } from '../../shared/auth/viewer';

/** A leave with the words for what the list `leaves` gives by id. */
export interface LeaveExportRecord extends Record<FreeTextField, string | null> {
  id: string;
  employeeId: string;
  firstName: string;
  middleName: string | null;
  lastName: string;
  email: string;
  departmentId: string | null;
  department: string | null;
  designationId: string | null;
  designation: string | null;
  teamManagerId: string | null;
  teamManager: string | null;
  projectAllocations: string | null;
  leaveTypeId: string;
  leaveType: string;
  fiscalYearId: string;
  status: string;
  sourceStatus: string;
  startDate: string;
  endDate: string;
  leaveDays: number;
  leaveIssuerId: string | null;
  issuerFirstName: string | null;
  issuerMiddleName: string | null;
  issuerLastName: string | null;
  requestedAt: Date;
  updatedAt: Date | null;
}

/** Grain: one of the leaves, in their order. */
export function selectLeaveExport(leaveIds: readonly string[], { role }: Viewer): Prisma.Sql {
  // What people wrote does not even leave the database for those who may not read it.
  const isReader = SENSITIVE_ROLES.includes(role);
  const written = Object.entries(FREE_TEXT_COLUMNS).map(([field, column]) => `${isReader ? `l.${column}` : 'null::text'} as "${field}"`);
  return Prisma.sql`
    select l.leave_id::text as id, l.employee_id as "employeeId", e.first_name as "firstName", e.middle_name as "middleName",
      e.last_name as "lastName", e.email, e.department_id::text as "departmentId", d.department_name as department,
      e.designation_id::text as "designationId", g.designation_name as designation,
      e.team_manager_id::text as "teamManagerId", m.name as "teamManager",
      (
        select string_agg(a.name, '; ' order by a.name, a.allocation_id)
        from dbo.employee_allocations ea join dbo.allocations a on a.allocation_id = ea.allocation_id
        where ea.employee_id = l.employee_id
      ) as "projectAllocations",
      l.leave_type_id::text as "leaveTypeId", t.leave_type as "leaveType", l.fiscal_id::text as "fiscalYearId",
      l.status, l.source_status as "sourceStatus", l.start_date::text as "startDate", l.end_date::text as "endDate",
      l.leave_days::float8 as "leaveDays", l.leave_issuer_id::text as "leaveIssuerId",
      i.first_name as "issuerFirstName", i.middle_name as "issuerMiddleName",
      i.last_name as "issuerLastName", l.created_at as "requestedAt", l.updated_at as "updatedAt", ${Prisma.raw(written.join(', '))}
    from unnest(${leaveIds}::text[]::bigint[]) with ordinality as asked (leave_id, place)
    join dbo.employee_leaves l on l.leave_id = asked.leave_id
    join dbo.employees e on e.employee_id = l.employee_id
    join dbo.leave_types t on t.leave_type_id = l.leave_type_id
    left join dbo.departments d on d.department_id = e.department_id
    left join dbo.designations g on g.designation_id = e.designation_id
    left join dbo.team_managers m on m.team_manager_id = e.team_manager_id
    left join dbo.leave_issuer i on i.leave_issuer_id = l.leave_issuer_id
    order by asked.place`;
}
