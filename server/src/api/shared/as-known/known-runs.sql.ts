import type { PrismaClient } from '../../../db/prisma';
import { AppError } from '../../../errors';
import { Prisma } from '../../../generated/prisma/client';

/** A data version, and the first run after which it held. */
export interface KnownRun {
  runId: string;
  dataVersion: string;
}

/** Retention deleted what states of earlier runs are made of. */
const HISTORY_FROM = Prisma.sql`(select history_from_run_id from ops.data_version)`;
const ACCEPTED = Prisma.sql`status in ('SUCCEEDED', 'PARTIAL') and not dry_run`;

/**
 * The data version that held at a moment; null before the end of the first accepted run. A moment has milliseconds: that of a run's own
 * end, as `finishedAt` gives it, includes the run. Runs follow each other, so the order of their beginnings is that of their ends.
 */
export async function readRunKnownAt(prisma: PrismaClient, moment: Date): Promise<KnownRun | null> {
  const instant = moment.toISOString();
  const [last] = await prisma.$queryRaw<{ dataVersion: string | null; isDeleted: boolean }[]>(Prisma.sql`
    select r.data_version::text as "dataVersion", v.history_from_run_id > coalesce(r.id, 0) as "isDeleted"
    from ops.data_version v
    left join lateral (
      select id, data_version
      from ops.ingest_runs
      where ${ACCEPTED} and started_at <= ${instant}::timestamptz and date_trunc('milliseconds', finished_at) <= ${instant}::timestamptz
      order by started_at desc
      limit 1
    ) r on true`);
  if (last?.isDeleted)
    throw new AppError('NOT_FOUND', { userMessage: 'The history of that time was deleted: it is older than its retention.' });
  return last?.dataVersion ? readRunOfVersion(prisma, last.dataVersion) : null;
}

/** The first run after which a data version held; null where there is none. */
export async function readRunOfVersion(prisma: PrismaClient, dataVersion: string): Promise<KnownRun | null> {
  const [run] = await prisma.$queryRaw<KnownRun[]>(Prisma.sql`
    select id::text as "runId", data_version::text as "dataVersion"
    from ops.ingest_runs
    where ${ACCEPTED} and data_version = ${dataVersion}::bigint and id >= ${HISTORY_FROM}
    order by id
    limit 1`);
  return run ?? null;
}

/** When the first accepted run ended; null where there was none. */
export async function readFirstKnown(prisma: PrismaClient): Promise<Date | null> {
  const [first] = await prisma.$queryRaw<{ finishedAt: Date }[]>(Prisma.sql`
    select finished_at as "finishedAt" from ops.ingest_runs where ${ACCEPTED} and id >= ${HISTORY_FROM} order by id limit 1`);
  return first?.finishedAt ?? null;
}
