import type { PrismaClient } from '../../db/prisma';
import { Prisma } from '../../generated/prisma/client';

/** So many failures in a row are more than a passing one. */
export const REPEATED = 3;

/** Whether the tables are there: they all come in one transaction, with the first migration. */
export async function isMigrated(prisma: PrismaClient): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ found: boolean }[]>(Prisma.sql`select to_regclass('ops.data_version') is not null as found`);
  return row?.found ?? false;
}

/** Whether each of the last three ended runs failed in the database: reads may work while writes do not, as on a full disk. */
export async function isDatabaseFailing(prisma: PrismaClient): Promise<boolean> {
  const [row] = await prisma.$queryRaw<{ failures: number }[]>(Prisma.sql`
    select count(*) filter (where r.error_class = 'DATABASE')::int as failures
    from (select error_class from ops.ingest_runs where finished_at is not null and trigger <> 'WORKFORCE' order by id desc
      limit ${REPEATED}::int) r`);
  return row?.failures === REPEATED;
}
