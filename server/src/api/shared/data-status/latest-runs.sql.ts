import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';

/** `state` differs whenever anything that readers see of the run does. */
export interface RunState {
  id: string;
  state: string;
}

const RUNS_LOOKED_AT = 20;

/** Grain: ingest run, the newest first. */
export function readLatestRuns(prisma: PrismaClient): Promise<RunState[]> {
  return prisma.$queryRaw<RunState[]>(Prisma.sql`
    select r.id::text, md5(r::text) as state from ops.ingest_runs r where r.trigger <> 'WORKFORCE' order by r.id desc
      limit ${RUNS_LOOKED_AT}::int`);
}
