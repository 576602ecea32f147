import type { PrismaClient } from '../../../db/prisma';
import { invalidInput } from '../../../errors';
import { writeAudit } from '../../shared/auth/audit';
import type { Viewer } from '../../shared/auth/viewer';

/**
 * Confirms the held retirements in the viewer's name, except those of people who vanished; the next complete run carries them out. Returns
 * how many were confirmed.
 * @param expectedCount how many the viewer saw; null: not said
 * @throws {AppError} BAD_USER_INPUT where another number of them is held by now.
 */
export async function confirmHeldRetirements(prisma: PrismaClient, viewer: Viewer, expectedCount: number | null): Promise<number> {
  return prisma.$transaction(async (transaction) => {
    const { count } = await transaction.missingRecord.updateMany({
      where: { isHeld: true, isVanished: false, confirmedAt: null },
      data: { confirmedBy: viewer.name, confirmedAt: new Date() },
    });
    if (expectedCount !== null && count !== expectedCount)
      throw invalidInput(`${count} records are held by now, not ${expectedCount}: nothing was confirmed.`);
    await writeAudit(transaction, viewer, { action: 'CONFIRM_RETIREMENTS', rowCount: count });
    return count;
  });
}
