import type { PrismaClient } from '../src/db/prisma';

/** Runs statements in one transaction that makes another state of the data, as a run does. The number of the data version stays. */
export async function changeData(prisma: PrismaClient, ...statements: string[]): Promise<void> {
  await prisma.$transaction([
    ...statements.map((statement) => prisma.$executeRawUnsafe(statement)),
    prisma.$executeRaw`update ops.data_version set changed_at = clock_timestamp()`,
  ]);
}
