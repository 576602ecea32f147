import { Prisma } from '../../../generated/prisma/client';

/** A person with the words for what the list `employees` gives by id. */
export interface EmployeeExportRecord {
  id: string;
  userId: string;
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
  leaveIssuerId: string | null;
  issuerFirstName: string | null;
  issuerMiddleName: string | null;
  issuerLastName: string | null;
  projectAllocations: string | null;
  isHr: boolean;
  isSupervisor: boolean;
  retiredAt: Date | null;
}

/** Grain: one of the employees, in their order. */
export function selectEmployeeExport(employeeIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select e.employee_id as id, e.user_id::text as "userId", e.first_name as "firstName", e.middle_name as "middleName",
      e.last_name as "lastName", e.email, e.department_id::text as "departmentId", d.department_name as department,
      e.designation_id::text as "designationId", g.designation_name as designation,
      e.team_manager_id::text as "teamManagerId", m.name as "teamManager", ei.leave_issuer_id::text as "leaveIssuerId",
      i.first_name as "issuerFirstName", i.middle_name as "issuerMiddleName", i.last_name as "issuerLastName",
      (
        select string_agg(a.name, '; ' order by a.name, a.allocation_id)
        from dbo.employee_allocations ea join dbo.allocations a on a.allocation_id = ea.allocation_id
        where ea.employee_id = e.employee_id
      ) as "projectAllocations",
      e.is_hr as "isHr", e.is_supervisor as "isSupervisor", e.retired_at as "retiredAt"
    from unnest(${employeeIds}::text[]) with ordinality as asked (employee_id, place)
    join dbo.employees e on e.employee_id = asked.employee_id
    left join dbo.departments d on d.department_id = e.department_id
    left join dbo.designations g on g.designation_id = e.designation_id
    left join dbo.team_managers m on m.team_manager_id = e.team_manager_id
    left join dbo.employee_leave_issuer ei on ei.employee_id = e.employee_id and ei.is_current_leave_issuer
    left join dbo.leave_issuer i on i.leave_issuer_id = ei.leave_issuer_id
    order by asked.place`;
}
