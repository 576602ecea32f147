import type { Prisma } from '../../generated/prisma/client';
import type { Viewer } from './viewer';

interface Act {
  action: 'READ_QUARANTINED_RECORDS' | 'CONFIRM_RETIREMENTS';
  /** Records that were read or changed. */
  rowCount: number;
}

/** Notes who did what to how many records, in the transaction that does it. */
export async function writeAudit(transaction: Prisma.TransactionClient, viewer: Viewer, { action, rowCount }: Act): Promise<void> {
  await transaction.auditEntry.create({
    data: { actor: viewer.name, role: viewer.role, action, rowCount, detail: { tokenId: String(viewer.tokenId) } },
  });
}
