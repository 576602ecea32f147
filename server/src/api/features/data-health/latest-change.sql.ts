import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';

export interface LatestChange {
  dataVersion: string;
  /** The version with the moment it was made: a database that was set up anew counts from 0 again. */
  dataVersionKey: string;
  /** The newest runs, newest first; `state` differs whenever anything that readers see of a run does. */
  runs: { id: string; state: string }[];
}

const RUNS_LOOKED_AT = 20;

/** Grain: one row: the data version and the newest runs. */
export async function readLatestChange(prisma: PrismaClient): Promise<LatestChange> {
  const [row] = await prisma.$queryRaw<LatestChange[]>(Prisma.sql`
    select v.version::text as "dataVersion", concat_ws('@', v.version, extract(epoch from v.changed_at)) as "dataVersionKey",
      (
        select coalesce(json_agg(json_build_object('id', r.id::text, 'state', md5(r::text)) order by r.id desc), '[]')
        from (select * from ops.ingest_runs order by id desc limit ${RUNS_LOOKED_AT}::int) r
      ) as runs
    from ops.data_version v`);
  if (!row) throw new Error('ops.data_version has no row');
  return row;
}
