import type { ClientBase, QueryResult } from 'pg';
import { employeeNameOf, fullNameOf } from '../../db/full-name.sql';
import { foldText } from '../../domain/fold-text';
import type { HolidayPart } from '../../domain/working-calendar';
import { nameMember } from '../build/members';
import type { CalendarRow, EntitlementRow, FiscalYearRow, MemberRow, PersonRow, TableRows } from '../build/rows';
import { readEntitlementChanges } from './entitlement-changes.sql';

/** Tables that are small at any size of company. */
type SmallTables = Omit<TableRows, 'version' | 'sourceTimeZone' | 'rosters'>;

const DAY = (date: string) => `${date} - date '1970-01-01'`;

/** Ids and labels of each table. */
const MEMBERS = {
  departments: 'select department_id::text as id, department_name as label from dbo.departments',
  designations: 'select designation_id::text as id, designation_name as label from dbo.designations',
  leaveTypes: 'select leave_type_id::text as id, leave_type as label from dbo.leave_types',
  teamManagers: `select team_manager_id::text as id, coalesce(nullif(name, ''), 'User ' || team_manager_id) as label
    from dbo.team_managers`,
  leaveIssuers: `select leave_issuer_id::text as id, coalesce(${fullNameOf('i')}, 'User ' || leave_issuer_id) as label
    from dbo.leave_issuer i`,
  allocations: 'select allocation_id::text as id, name as label from dbo.allocations',
} as const;

const FISCAL_YEARS = `
  select fiscal_id::text as id, ${DAY('start_date')} as start, ${DAY('end_date')} as "end", is_current as "isCurrent" from dbo.fiscal_year`;

const ENTITLEMENTS = `
  select leave_type_id::text as "leaveTypeId", fiscal_id::text as "fiscalId", (default_days * 1000000)::float8 as granted,
    (transferable_days * 1000000)::float8 as transferable
  from dbo.leave_entitlements`;

// One row with a letter for each date: parsing thousands of rows is slower.
const CALENDAR = `
  select ${DAY('min(calendar_date)')} as "firstDay",
    string_agg(case when is_working_day then 'w' else '-' end, '' order by calendar_date) as dates,
    array_agg(${DAY('calendar_date')} order by calendar_date) filter (where holiday_name is not null) as "holidayDays",
    array_agg(holiday_name order by calendar_date) filter (where holiday_name is not null) as "holidayNames",
    array_agg(holiday_part order by calendar_date) filter (where holiday_name is not null) as "holidayParts"
  from ops.calendar_dates`;

/** Reads the small tables in one round trip; changes of entitlements take a second one. */
export async function readSmallTables(client: ClientBase, sourceTimeZone: string): Promise<SmallTables> {
  const results = (await client.query(
    [...Object.values(MEMBERS), FISCAL_YEARS, ENTITLEMENTS, CALENDAR].join(';'),
  )) as unknown as QueryResult[];
  const rowsAt = <Row>(at: number) => (results[at] as QueryResult).rows as Row[];
  const count = Object.keys(MEMBERS).length;
  const members = Object.keys(MEMBERS).map((table, at) => [table, rowsAt<MemberRow>(at).map(({ id, label }) => nameMember(id, label))]);
  return {
    ...(Object.fromEntries(members) as Pick<SmallTables, keyof typeof MEMBERS>),
    fiscalYears: rowsAt<FiscalYearRow>(count),
    entitlements: rowsAt<EntitlementRow>(count + 1),
    calendar: listDates(rowsAt<CalendarText>(count + 2)[0]),
    entitlementChanges: await readEntitlementChanges(client, sourceTimeZone, null),
  };
}

/** All dates of the calendar; null values: it is empty. */
interface CalendarText {
  firstDay: number | null;
  dates: string | null;
  holidayDays: number[] | null;
  holidayNames: string[] | null;
  holidayParts: HolidayPart[] | null;
}

function listDates(text: CalendarText | undefined): CalendarRow[] {
  const { firstDay, dates, holidayDays, holidayNames, holidayParts } = text ?? {};
  const holidays = new Map(
    holidayDays?.map((day, at) => [day, { holidayName: holidayNames?.[at] ?? null, holidayPart: holidayParts?.[at] ?? null }]),
  );
  return Array.from(dates ?? '', (letter, at) => {
    const day = (firstDay ?? 0) + at;
    return { day, isWorking: letter === 'w', ...(holidays.get(day) ?? { holidayName: null, holidayPart: null }) };
  });
}

/** People in the order of lists; with `ids` only those. */
export async function readPeople(client: ClientBase, ids: readonly string[] | null = null): Promise<PersonRow[]> {
  const { rows } = await client.query<PersonRow>(
    `select e.employee_id as id, e.user_id::float8 as "userId", ${employeeNameOf('e')} as label,
       e.sort_name as "sortName", e.search_text as "searchText", e.email, e.department_id::text as "departmentId",
       e.designation_id::text as "designationId", e.team_manager_id::text as "teamManagerId", i.leave_issuer_id::text as "leaveIssuerId",
       e.retired_at is not null as "isRetired", coalesce(a.ids, '{}') as "allocationIds"
     from dbo.employees e
     left join dbo.employee_leave_issuer i on i.employee_id = e.employee_id and i.is_current_leave_issuer
     left join (
       select employee_id, array_agg(allocation_id::text) as ids
       from dbo.employee_allocations
       where $1::text[] is null or employee_id = any($1)
       group by employee_id
     ) a
       on a.employee_id = e.employee_id
     where $1::text[] is null or e.employee_id = any($1)
     order by e.sort_name, e.employee_id`,
    [ids],
  );
  return rows.map((row) => ({ ...row, searchText: foldText(row.searchText), email: foldText(row.email.trim()) }));
}

/** The employees of these leaves, including those of earlier versions. */
export async function readEmployeeIds(client: ClientBase, leaveIds: readonly number[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `select employee_id as id from dbo.employee_leaves where leave_id = any($1::bigint[])
     union
     select empid from raw.superseded_leave_information where record_id = any($1::bigint[])`,
    [leaveIds],
  );
  return rows.map(({ id }) => id);
}
