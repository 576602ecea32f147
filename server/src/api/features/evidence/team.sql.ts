import { Prisma } from '../../../generated/prisma/client';
import type { Viewer } from '../../shared/auth/viewer';
import { scopeOf } from '../../shared/filters/leave-condition';

/** Whether an employee is one whose records the viewer may see: for a MANAGER those of today's team, for others everybody. */
export function isVisible(viewer: Pick<Viewer, 'role' | 'employeeId'>, employeeId: Prisma.Sql): Prisma.Sql {
  const { teamOf } = scopeOf(viewer);
  if (teamOf === null) return Prisma.sql`true`;
  return Prisma.sql`${employeeId} in (
    select e.employee_id from dbo.employees e join dbo.employees m on m.user_id = e.team_manager_id where m.employee_id = ${teamOf})`;
}
