import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';

/** Leaves that had gone before a run ended and came back after it: none of their contents held then, but an earlier one had held before. */
export async function readReturnedLeaves(prisma: PrismaClient, runId: string): Promise<number[]> {
  const rows = await prisma.$queryRaw<{ id: number }[]>(Prisma.sql`
    select distinct v.leave_id::float8 as id
    from dbo.leave_versions v
    where v.valid_from_run_id > ${runId}::bigint
      and exists (select from dbo.leave_versions e where e.leave_id = v.leave_id and e.valid_to_run_id <= ${runId}::bigint)
      and not exists (
        select from dbo.leave_versions h
        where h.leave_id = v.leave_id and h.valid_from_run_id <= ${runId}::bigint
          and (h.valid_to_run_id is null or h.valid_to_run_id > ${runId}::bigint)
      )`);
  return rows.map(({ id }) => id);
}
