import type { PrismaClient } from '../../../db/prisma';
import type { RosterCalendar } from '../../../domain/workforce';
import { Prisma } from '../../../generated/prisma/client';

/** The calendars of the calendars file in force; none without a file. */
export async function readOfficeCalendars(prisma: PrismaClient): Promise<RosterCalendar[]> {
  const rows = await prisma.$queryRaw<{ calendars: RosterCalendar[] }[]>(Prisma.sql`
    select calendars from ops.workforce_revisions
    where id = (select in_force_revision_id from ops.workforce_decisions where kind = 'CALENDARS' order by run_id desc limit 1)`);
  return rows[0]?.calendars ?? [];
}
