import { Prisma } from '../../../generated/prisma/client';
import { SENSITIVE_ROLES } from '../../shared/auth/role';
import type { Viewer } from '../../shared/auth/viewer';
import type { CheckedFilter } from '../../shared/filters/checked-filter';
import { whereLeave } from '../../shared/filters/leave-filter.sql';
import { fullName } from '../../shared/filters/person-name.sql';

export interface LeaveExportRow {
  id: string;
  employeeId: string;
  employee: string | null;
  email: string;
  department: string | null;
  designation: string | null;
  teamManager: string | null;
  projectAllocations: string | null;
  leaveType: string;
  fiscalYearStart: string;
  fiscalYearEnd: string;
  status: string;
  sourceStatus: string;
  startDate: string;
  endDate: string;
  leaveDays: number;
  leaveDaysInFilter: number;
  isProrated: boolean;
  includesNonWorking: boolean;
  isOutsideFiscalYear: boolean;
  leaveIssuer: string | null;
  requestedAt: Date;
  updatedAt: Date | null;
  reason: string | null;
  remarks: string | null;
}

/**
 * Grain: one leave with at least one day fact under the filter, in order of start date and id: the leaves of the list `leaves`, all of them,
 * with the words for what it gives by id.
 */
export function selectLeaveExport(filter: CheckedFilter, viewer: Viewer): Prisma.Sql {
  // What people wrote does not even leave the database for those who may not read it.
  const written = SENSITIVE_ROLES.includes(viewer.role)
    ? Prisma.sql`l.reason, l.remarks`
    : Prisma.sql`null::text as reason, null::text as remarks`;
  return Prisma.sql`
    select l.leave_id::text as id, l.employee_id as "employeeId", ${fullName(Prisma.sql`e`)} as employee, e.email,
      d.department_name as department, g.designation_name as designation, m.name as "teamManager",
      (
        select string_agg(a.name, '; ' order by a.name, a.allocation_id)
        from dbo.employee_allocations ea join dbo.allocations a on a.allocation_id = ea.allocation_id
        where ea.employee_id = l.employee_id
      ) as "projectAllocations",
      t.leave_type as "leaveType", y.start_date::text as "fiscalYearStart", y.end_date::text as "fiscalYearEnd",
      l.status, l.source_status as "sourceStatus", l.start_date::text as "startDate", l.end_date::text as "endDate",
      l.leave_days::float8 as "leaveDays", days.micro_days::float8 / 1000000 as "leaveDaysInFilter",
      days.is_prorated as "isProrated", days.includes_non_working as "includesNonWorking",
      days.is_outside_fiscal_year as "isOutsideFiscalYear",
      ${fullName(Prisma.sql`i`)} as "leaveIssuer", l.created_at as "requestedAt", l.updated_at as "updatedAt", ${written}
    from (
      select f.leave_id, sum(f.micro_days) as micro_days, bool_or(f.is_prorated) as is_prorated,
        bool_or(f.includes_non_working) as includes_non_working, bool_or(f.is_outside_fiscal_year) as is_outside_fiscal_year
      from mart.leave_day_facts f
      join dbo.employees e on e.employee_id = f.employee_id
      where ${whereLeave(filter, viewer)}
      group by f.leave_id
    ) days
    join dbo.employee_leaves l on l.leave_id = days.leave_id
    join dbo.employees e on e.employee_id = l.employee_id
    join dbo.leave_types t on t.leave_type_id = l.leave_type_id
    join dbo.fiscal_year y on y.fiscal_id = l.fiscal_id
    left join dbo.departments d on d.department_id = e.department_id
    left join dbo.designations g on g.designation_id = e.designation_id
    left join dbo.team_managers m on m.team_manager_id = e.team_manager_id
    left join dbo.leave_issuer i on i.leave_issuer_id = l.leave_issuer_id
    order by l.start_date, l.leave_id`;
}

/** Grain: one row: how many leaves the export has, and of which data version. */
export function selectLeaveExportSize(filter: CheckedFilter, viewer: Viewer): Prisma.Sql {
  return Prisma.sql`
    select count(distinct f.leave_id)::int as "rowCount", (select version::text from ops.data_version) as "dataVersion"
    from mart.leave_day_facts f
    join dbo.employees e on e.employee_id = f.employee_id
    where ${whereLeave(filter, viewer)}`;
}
