import { Prisma } from '../../../generated/prisma/client';
import { fullName } from '../../shared/filters/person-name.sql';
import { selectChosenBalance } from './chosen-balance.sql';
import { type EmployeeQuestion, selectEmployeeCount, whereAsked } from './employees.sql';
import { selectTakenDays } from './taken-days.sql';

export interface EmployeeExportRow {
  id: string;
  userId: string;
  name: string | null;
  firstName: string;
  middleName: string | null;
  lastName: string;
  email: string;
  department: string | null;
  designation: string | null;
  teamManager: string | null;
  leaveIssuer: string | null;
  projectAllocations: string | null;
  isHr: boolean;
  isSupervisor: boolean;
  leaveDaysTaken: number;
  lastLeave: string | null;
  /** Days available of the chosen balance; null where there is none, or none was chosen. */
  balance: number | null;
  retiredAt: Date | null;
}

/**
 * Grain: one employee under the filter and the search, by name: the people of the list `employees`, all of them, with the words for what it
 * gives by id. `leaveDaysTaken` are those of the current fiscal year, `lastLeave` is the start of the last APPROVED leave, both up to today;
 * `balance` is what the list of balances calls `available`.
 */
export function selectEmployeeExport(question: EmployeeQuestion): Prisma.Sql {
  const { balanceOf, today } = question;
  const people = whereAsked(question);
  return Prisma.sql`
    select e.employee_id as id, e.user_id::text as "userId", ${fullName(Prisma.sql`e`)} as name, e.first_name as "firstName",
      e.middle_name as "middleName", e.last_name as "lastName", e.email, d.department_name as department,
      g.designation_name as designation, m.name as "teamManager", ${fullName(Prisma.sql`i`)} as "leaveIssuer",
      (
        select string_agg(a.name, '; ' order by a.name, a.allocation_id)
        from dbo.employee_allocations ea join dbo.allocations a on a.allocation_id = ea.allocation_id
        where ea.employee_id = e.employee_id
      ) as "projectAllocations",
      e.is_hr as "isHr", e.is_supervisor as "isSupervisor", coalesce(taken.micro_days, 0)::float8 / 1000000 as "leaveDaysTaken",
      (
        select max(l.start_date)::text from dbo.employee_leaves l
        where l.employee_id = e.employee_id and l.status = 'APPROVED' and l.retired_at is null
          and l.start_date <= ${today}::date
      ) as "lastLeave", ${balanceOf ? Prisma.sql`balance.available::float8 / 1000000` : Prisma.sql`null::float8`} as balance, e.retired_at as "retiredAt"
    from dbo.employees e
    left join dbo.departments d on d.department_id = e.department_id
    left join dbo.designations g on g.designation_id = e.designation_id
    left join dbo.team_managers m on m.team_manager_id = e.team_manager_id
    left join dbo.employee_leave_issuer ei on ei.employee_id = e.employee_id and ei.is_current_leave_issuer
    left join dbo.leave_issuer i on i.leave_issuer_id = ei.leave_issuer_id
    left join (${selectTakenDays(null, today)}) taken on taken.employee_id = e.employee_id
    ${balanceOf ? Prisma.sql`left join (${selectChosenBalance(balanceOf, people, today)}) balance on balance.employee_id = e.employee_id` : Prisma.empty}
    where ${people}
    order by e.sort_name, e.employee_id`;
}

/** Grain: one row: how many people the export has, and of which data version. */
export function selectEmployeeExportSize(question: EmployeeQuestion): Prisma.Sql {
  return Prisma.sql`
    select c.count as "rowCount", (select version::text from ops.data_version) as "dataVersion" from (${selectEmployeeCount(question)}) c`;
}
