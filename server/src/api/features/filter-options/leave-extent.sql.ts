import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';
import type { Viewer } from '../../shared/auth/viewer';
import { ownTeam } from '../../shared/filters/leave-filter.sql';
import type { LeaveStatus } from '../../shared/filters/leave-status.enum';

interface LeaveExtent {
  firstDate: string | null;
  lastDate: string | null;
  statuses: LeaveStatus[];
}

/**
 * Grain: one row. The first and last date with leave of any status, and the statuses that occur, over what the viewer may see.
 */
export async function readLeaveExtent(prisma: PrismaClient, viewer: Viewer): Promise<LeaveExtent> {
  const [row] = await prisma.$queryRaw<LeaveExtent[]>(Prisma.sql`
    select min(f.leave_date)::text as "firstDate", max(f.leave_date)::text as "lastDate",
      coalesce(array_agg(distinct f.status), '{}')::text[] as statuses
    from mart.leave_day_facts f
    join dbo.employees e on e.employee_id = f.employee_id
    where ${ownTeam(viewer) ?? Prisma.sql`true`}`);
  return row ?? { firstDate: null, lastDate: null, statuses: [] };
}
