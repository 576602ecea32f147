import { Prisma } from '../../../generated/prisma/client';
import type { Viewer } from '../../shared/auth/viewer';
import type { CheckedFilter } from '../../shared/filters/checked-filter';
import { anyOf, whereEmployee, whereLeave } from '../../shared/filters/leave-filter.sql';
import type { LeaveStatus } from '../../shared/filters/leave-status.enum';
import type { AbsenceGrouping } from './absences.types';

export interface AbsenceQuestion {
  /** Bounded by `dateFrom` and `dateTo`; of its statuses APPROVED and REQUESTED are counted. */
  filter: CheckedFilter & { dateFrom: string; dateTo: string };
  viewer: Viewer;
  groupBy: AbsenceGrouping | null;
}

export interface AbsenceDateRow {
  date: string;
  isWorkingDay: boolean | null;
  holidayName: string | null;
  groupId: string;
  groupLabel: string;
  headcount: number;
  awayCount: number;
  awayDays: number;
  pendingCount: number;
  pendingDays: number;
}

export interface AbsenceRow {
  date: string;
  groupId: string;
  employeeId: string;
  leaveId: string;
  leaveTypeId: string;
  status: LeaveStatus;
  days: number;
  startDate: string;
  endDate: string;
}

interface Grouping {
  /** Over the employees `e` and their allocations `a`. */
  key: Prisma.Sql;
  label: Prisma.Sql;
  join: Prisma.Sql;
}

const EVERYBODY: Grouping = { key: Prisma.sql`null::bigint`, label: Prisma.sql`null::text`, join: Prisma.empty };
const GROUPINGS: Readonly<Record<AbsenceGrouping, Grouping>> = {
  TEAM_MANAGER: {
    key: Prisma.sql`e.team_manager_id`,
    label: Prisma.sql`coalesce(nullif(w.name, ''), 'User ' || g.k)`,
    join: Prisma.sql`left join dbo.team_managers w on w.team_manager_id = g.k`,
  },
  DEPARTMENT: {
    key: Prisma.sql`e.department_id::bigint`,
    label: Prisma.sql`w.department_name`,
    join: Prisma.sql`left join dbo.departments w on w.department_id = g.k`,
  },
  PROJECT_ALLOCATION: {
    key: Prisma.sql`a.allocation_id`,
    label: Prisma.sql`w.name`,
    join: Prisma.sql`left join dbo.allocations w on w.allocation_id = g.k`,
  },
};

/** Grain: date x group that has people under the filter. Nobody counts more than one day on a date, however many leaves they have on it. */
export function selectAbsenceDates(question: AbsenceQuestion): Prisma.Sql {
  const { filter, viewer, groupBy } = question;
  const { label, join } = groupBy ? GROUPINGS[groupBy] : EVERYBODY;
  return Prisma.sql`
    with people as (${selectPeople(question)}),
    away as (
      select p.k, o.leave_date, count(*) filter (where o.away is not null) as away_count, sum(least(o.away, 1000000)) filter (where o.away is not null) as away,
        count(*) filter (where o.pending is not null) as pending_count, 
        sum(least(o.pending, 1000000)) filter (where o.pending is not null) as pending
      from (
        select f.employee_id, f.leave_date, sum(f.micro_days) filter (where f.status = 'APPROVED') as away,
          sum(f.micro_days) filter (where f.status = 'REQUESTED') as pending
        from mart.leave_day_facts f
        join dbo.employees e on e.employee_id = f.employee_id
        where ${whereLeave(filter, viewer)}
        group by f.employee_id, f.leave_date
      ) o
      join people p on p.employee_id = o.employee_id and p.observed_from <= o.leave_date
      group by p.k, o.leave_date
    ),
    headcounts as (select k, observed_from, count(*) as headcount from people group by k, observed_from)
    select d.date::text, c.is_working_day as "isWorkingDay", c.holiday_name as "holidayName", coalesce(g.k::text, '') as "groupId",
      coalesce(${label}, 'None') as "groupLabel",
      coalesce((select sum(h.headcount) from headcounts h where h.k is not distinct from g.k and h.observed_from <= d.date), 0)::int as headcount,
      coalesce(o.away_count, 0)::int as "awayCount", coalesce(o.away, 0)::float8 / 1000000 as "awayDays",
      coalesce(o.pending_count, 0)::int as "pendingCount", coalesce(o.pending, 0)::float8 / 1000000 as "pendingDays"
    from (
      select n::date as date from generate_series(${filter.dateFrom}::date, ${filter.dateTo}::date, interval '1 day') n
    ) d
    cross join (select distinct k from people) g
    left join mart.calendar_dates c on c.calendar_date = d.date
    left join away o on o.leave_date = d.date and o.k is not distinct from g.k
    ${join}
    order by d.date, g.k is null, lower(${label}) collate "C", g.k`;
}

/** Grain: leave x date x group of its employee, by the name of the employee. */
export function selectAbsences(question: AbsenceQuestion, limit: number): Prisma.Sql {
  const { filter, viewer } = question;
  return Prisma.sql`
    with people as (${selectPeople(question)})
    select f.leave_date::text as date, coalesce(p.k::text, '') as "groupId", f.employee_id as "employeeId", f.leave_id::text as "leaveId",
      f.leave_type_id::text as "leaveTypeId", f.status, f.micro_days::float8 / 1000000 as days, l.start_date::text as "startDate",
      l.end_date::text as "endDate"
    from mart.leave_day_facts f
    join dbo.employees e on e.employee_id = f.employee_id
    join people p on p.employee_id = f.employee_id and p.observed_from <= f.leave_date
    join dbo.employee_leaves l on l.leave_id = f.leave_id
    where ${whereLeave(filter, viewer)}
    order by lower(concat_ws(' ', e.first_name, e.middle_name, e.last_name)) collate "C", f.employee_id, f.leave_id
    limit ${limit}::int`;
}

/** Grain: observed employee x group: the people under the filter, from the beginning of the first fiscal year with any record of them. */
function selectPeople({ filter, viewer, groupBy }: AbsenceQuestion): Prisma.Sql {
  const { key } = groupBy ? GROUPINGS[groupBy] : EVERYBODY;
  const byAllocation = groupBy === 'PROJECT_ALLOCATION';
  const isAsked = byAllocation ? anyOf(Prisma.sql`a.allocation_id`, filter.projectAllocations, 'bigint') : null;
  return Prisma.sql`
    select e.employee_id, ${key} as k, min(y.start_date) as observed_from
    from dbo.employees e
    join dbo.employee_leaves l on l.employee_id = e.employee_id and l.retired_at is null
    join dbo.fiscal_year y on y.fiscal_id = l.fiscal_id
    ${byAllocation ? Prisma.sql`left join dbo.employee_allocations a on a.employee_id = e.employee_id` : Prisma.empty}
    where e.retired_at is null and ${whereEmployee(filter, viewer)} and ${isAsked ?? Prisma.sql`true`}
    group by e.employee_id, k`;
}
