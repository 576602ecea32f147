import { Prisma } from '../../../generated/prisma/client';
import { TODAY } from '../../shared/as-known/data-state';
import { SENSITIVE_ROLES } from '../../shared/auth/role';
import type { Viewer } from '../../shared/auth/viewer';
import type { Leave } from '../../shared/entities/leave.types';
import type { CheckedFilter } from '../../shared/filters/checked-filter';
import { whereLeave } from '../../shared/filters/leave-filter.sql';
import { isOfWholeLeaves, leaveRows } from '../../shared/filters/leave-rows.sql';
import type { CursorKeys } from '../../shared/lists/cursor';
import { afterPlace, orderBy, placeOf } from '../../shared/lists/sort-keys.sql';
import type { LeaveOrder } from './leave-connection.types';
import { LEAVE_SORT_KEYS } from './leave-orders.sql';

export interface LeavePageQuestion {
  filter: CheckedFilter;
  viewer: Viewer;
  order: LeaveOrder;
  size: number;
  after: CursorKeys | null;
}

export interface LeaveRow extends Leave {
  place: string[];
}

export interface LeaveTotals {
  leaveCount: number;
  leaveDays: number;
}

/**
 * Grain: one leave with at least one day fact under the filter, a page and one more. The very filter of leaveAggregate, so that the
 * `leaveDaysInFilter` of a cell's rows add up to the cell.
 */
export function selectLeaves(question: LeavePageQuestion, isWanted: Prisma.Sql | null = null): Prisma.Sql {
  const { filter, viewer, order, size, after } = question;
  const keys = LEAVE_SORT_KEYS[order];
  // One leave's day facts are found by its id; stretches that cross a border would be put together for all leaves at once.
  const rows = isOfWholeLeaves(filter) ? leaveRows(filter) : TODAY.relations.dayFacts;
  const conditions = [
    Prisma.sql`exists (select from ${rows} f where f.leave_id = l.leave_id and ${whereLeave(filter, viewer)})`,
    afterPlace(keys, after),
    isWanted,
  ].filter((condition) => condition !== null);
  return Prisma.sql`
    select ${leaveColumns(viewer)},
      (
        select sum(f.micro_days) from ${rows} f where f.leave_id = l.leave_id and ${whereLeave(filter, viewer)}
      )::float8 / 1000000 as "leaveDaysInFilter",
      ${placeOf(keys)} as place
    from dbo.employee_leaves l
    join dbo.employees e on e.employee_id = l.employee_id
    where ${Prisma.join(conditions, ' and ')}
    order by ${orderBy(keys)}
    limit ${size + 1}::int`;
}

/** Grain: one row, everything under the filter. */
export function selectLeaveTotals({ filter, viewer }: LeavePageQuestion): Prisma.Sql {
  return Prisma.sql`
    select count(*)::int as "leaveCount", coalesce(sum(t.micro_days), 0)::float8 / 1000000 as "leaveDays"
    from (
      select sum(f.micro_days) as micro_days
      from ${leaveRows(filter)} f
      join dbo.employees e on e.employee_id = f.employee_id
      where ${whereLeave(filter, viewer)}
      group by f.leave_id
    ) t`;
}

/** Grain: leave of one of the employees under the filter, a page and one more of each, in order. */
export function selectLeavesOfEmployees(question: LeavePageQuestion, employeeIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select page.*
    from unnest(${employeeIds}::text[]) with ordinality as p (employee_id, at)
    cross join lateral (
      select row_number() over () as at, page.* from (${selectLeaves(question, Prisma.sql`l.employee_id = p.employee_id`)}) page
    ) page
    order by p.at, page.at`;
}

/** Grain: one of the employees with leave under the filter. */
export function selectLeaveTotalsOfEmployees({ filter, viewer }: LeavePageQuestion, employeeIds: readonly string[]): Prisma.Sql {
  return Prisma.sql`
    select f.employee_id as "employeeId", count(distinct f.leave_id)::int as "leaveCount", sum(f.micro_days)::float8 / 1000000 as "leaveDays"
    from ${leaveRows(filter)} f
    join dbo.employees e on e.employee_id = f.employee_id
    where f.employee_id = any(${employeeIds}::text[]) and ${whereLeave(filter, viewer)}
    group by f.employee_id`;
}

/**
 * Grain: one of the employees who has been on leave: the APPROVED leave that began last, up to the given date. Of several that began on one
 * date the one with the highest id.
 */
export function selectLastLeaves(employeeIds: readonly string[], viewer: Viewer, today: string): Prisma.Sql {
  return Prisma.sql`
    select distinct on (l.employee_id) ${leaveColumns(viewer)}
    from dbo.employee_leaves l
    where l.employee_id = any(${employeeIds}::text[])
      and l.status = 'APPROVED' and l.retired_at is null and l.start_date <= ${today}::date
    order by l.employee_id, l.start_date desc, l.leave_id desc`;
}

// What people wrote does not even leave the database for those who may not read it.
function leaveColumns({ role }: Viewer): Prisma.Sql {
  const written = SENSITIVE_ROLES.includes(role)
    ? Prisma.sql`l.reason, l.remarks`
    : Prisma.sql`null::text as reason, null::text as remarks`;
  return Prisma.sql`
    l.leave_id::text as id, l.employee_id as "employeeId", l.leave_type_id as "leaveTypeId", l.fiscal_id as "fiscalId",
    l.leave_issuer_id as "leaveIssuerId", l.default_leave_issuer_id as "defaultLeaveIssuerId", l.status, l.source_status as "sourceStatus",
    l.start_date::text as "startDate", l.end_date::text as "endDate", l.leave_days::float8 as "leaveDays", ${written},
    l.is_consecutive as "isConsecutive", l.is_converted as "isConverted", l.created_at as "requestedAt", l.updated_at as "updatedAt"`;
}
