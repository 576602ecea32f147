import type { PrismaClient } from '../../../db/prisma';
import { Prisma } from '../../../generated/prisma/client';

export interface IngestRunCount {
  status: string;
  /** NONE where the run had no error. */
  errorClass: string;
  count: number;
  /** The greatest id among them. */
  lastId: string;
}

/**
 * Grain: status x error class, over the runs after an id that have ended. Dry runs and runs that take in files are left out. One run is
 * in progress at a time, so ids end in order.
 */
export function readIngestRunCounts(prisma: PrismaClient, afterId: string): Promise<IngestRunCount[]> {
  return prisma.$queryRaw<IngestRunCount[]>(Prisma.sql`
    select r.status, coalesce(r.error_class, 'NONE') as "errorClass", count(*)::int as count, max(r.id)::text as "lastId"
    from ops.ingest_runs r
    where r.id > ${afterId}::bigint and r.finished_at is not null and not r.dry_run and r.trigger <> 'WORKFORCE'
    group by 1, 2`);
}
