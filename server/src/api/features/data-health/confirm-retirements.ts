import type { PrismaClient } from '../../../db/prisma';
import { writeAudit } from '../../shared/auth/audit';
import type { Viewer } from '../../shared/auth/viewer';

/**
 * Confirms the held retirements in the viewer's name, except those of people who vanished; the next complete run carries them out. Returns
 * how many were confirmed.
 */
export async function confirmHeldRetirements(prisma: PrismaClient, viewer: Viewer): Promise<number> {
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.missingRecord.updateMany({
      where: { isHeld: true, isVanished: false, confirmedAt: null },
      data: { confirmedBy: viewer.name, confirmedAt: new Date() },
    });
    await writeAudit(transaction, viewer, { action: 'CONFIRM_RETIREMENTS', rowCount: count });
    return count;
  });
}
