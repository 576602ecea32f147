import type { ClientBase } from 'pg';
import { nameMember } from '../build/members';
import type { CalendarRow, EntitlementRow, FiscalYearRow, FrameRows, MemberRow, PersonRow } from '../build/rows';
import { fullNameOf } from './full-name.sql';

/** Tables that are small at any size of company: read whole for each data version. */
export type SmallTables = Omit<FrameRows, 'version' | 'sourceTimeZone' | 'calendar' | 'people'>;

export async function readSmallTables(client: ClientBase): Promise<SmallTables> {
  return {
    fiscalYears: await readFiscalYears(client),
    departments: await readMembers(client, 'select department_id::text as id, department_name as label from dbo.departments'),
    designations: await readMembers(client, 'select designation_id::text as id, designation_name as label from dbo.designations'),
    leaveTypes: await readMembers(client, 'select leave_type_id::text as id, leave_type as label from dbo.leave_types'),
    teamManagers: await readMembers(
      client,
      `select team_manager_id::text as id, coalesce(nullif(name, ''), 'User ' || team_manager_id) as label from dbo.team_managers`,
    ),
    leaveIssuers: await readMembers(
      client,
      `select leave_issuer_id::text as id, coalesce(${fullNameOf('i')}, 'User ' || leave_issuer_id) as label from dbo.leave_issuer i`,
    ),
    allocations: await readMembers(client, 'select allocation_id::text as id, name as label from dbo.allocations'),
    entitlements: await readEntitlements(client),
  };
}

async function readMembers(client: ClientBase, select: string): Promise<MemberRow[]> {
  const { rows } = await client.query<MemberRow>(select);
  return rows.map(({ id, label }) => nameMember(id, label));
}

async function readFiscalYears(client: ClientBase): Promise<FiscalYearRow[]> {
  const { rows } = await client.query<FiscalYearRow>(`
    select fiscal_id::text as id, start_date - date '1970-01-01' as start, end_date - date '1970-01-01' as "end", is_current as "isCurrent"
    from dbo.fiscal_year`);
  return rows;
}

async function readEntitlements(client: ClientBase): Promise<EntitlementRow[]> {
  const { rows } = await client.query<EntitlementRow>(`
    select leave_type_id::text as "leaveTypeId", fiscal_id::text as "fiscalId", (default_days * 1000000)::float8 as granted,
      (transferable_days * 1000000)::float8 as transferable
    from dbo.leave_entitlements`);
  return rows;
}

/** Every calendar date that is covered, in order. */
export async function readCalendar(client: ClientBase): Promise<CalendarRow[]> {
  const { rows } = await client.query<CalendarRow>(`
    select calendar_date - date '1970-01-01' as day, is_working_day as "isWorking", holiday_name as "holidayName"
    from ops.calendar_dates
    order by calendar_date`);
  return rows;
}

/** People in the order of lists; with `ids` only those. */
export async function readPeople(client: ClientBase, ids: readonly string[] | null = null): Promise<PersonRow[]> {
  const { rows } = await client.query<PersonRow>(
    `select e.employee_id as id, e.user_id::float8 as "userId", coalesce(${fullNameOf('e')}, 'Employee ' || e.employee_id) as label,
       e.sort_name as "sortName", e.search_text as "searchText", e.department_id::text as "departmentId",
       e.designation_id::text as "designationId", e.team_manager_id::text as "teamManagerId", i.leave_issuer_id::text as "leaveIssuerId",
       e.retired_at is not null as "isRetired", coalesce(a.ids, '{}') as "allocationIds"
     from dbo.employees e
     left join dbo.employee_leave_issuer i on i.employee_id = e.employee_id and i.is_current_leave_issuer
     left join (select employee_id, array_agg(allocation_id::text) as ids from dbo.employee_allocations group by employee_id) a
       on a.employee_id = e.employee_id
     where $1::text[] is null or e.employee_id = any($1)
     order by e.sort_name, e.employee_id`,
    [ids],
  );
  return rows;
}

/** Employees whose leave one of these is, or was before a run changed it. */
export async function readEmployeeIds(client: ClientBase, leaveIds: readonly number[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select employee_id as id from dbo.employee_leaves where leave_id = any($1::bigint[])
     union
     select empid from raw.superseded_leave_information where record_id = any($1::bigint[])`,
    [leaveIds],
  );
  return rows.map(({ id }) => id);
}
