import type { PrismaClient } from '../../../db/prisma';
import type { EntitlementDifference } from './explain-change.question';
import type { DifferentRun } from './run-difference.sql';

/** The entitlements that a dry run would change. */
export async function readRehearsedEntitlements(prisma: PrismaClient, { id }: Pick<DifferentRun, 'id'>): Promise<EntitlementDifference[]> {
  const rehearsal = await prisma.rehearsal.findUnique({ where: { runId: BigInt(id) } });
  return (rehearsal?.entitlementChanges ?? []) as unknown as EntitlementDifference[];
}
