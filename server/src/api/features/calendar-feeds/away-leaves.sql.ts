import { Prisma } from '../../../generated/prisma/client';
import type { Viewer } from '../../shared/auth/viewer';
import type { CheckedFilter } from '../../shared/filters/checked-filter';
import { whereEmployee } from '../../shared/filters/leave-filter.sql';
import { fullName } from '../../shared/filters/person-name.sql';

export interface AwayLeave {
  leaveId: string;
  name: string;
  startDate: string;
  endDate: string;
  changedAt: Date;
}

/** Grain: approved leave that touches the dates, of people under the filter whom the viewer may see. */
export function selectAwayLeaves(
  filter: CheckedFilter,
  viewer: Viewer,
  { dateFrom, dateTo, limit }: { dateFrom: string; dateTo: string; limit: number },
): Prisma.Sql {
  return Prisma.sql`
    select l.leave_id::text as "leaveId", coalesce(${fullName(Prisma.sql`e`)}, e.employee_id) as name, l.start_date::text as "startDate",
      l.end_date::text as "endDate", coalesce(l.updated_at, l.created_at) as "changedAt"
    from dbo.employee_leaves l
    join dbo.employees e on e.employee_id = l.employee_id
    where l.status = 'APPROVED' and l.retired_at is null and e.retired_at is null
      and l.start_date <= ${dateTo}::date and l.end_date >= ${dateFrom}::date and ${whereEmployee(filter, viewer)}
    order by l.start_date, l.leave_id
    limit ${limit}::int`;
}
