import type { Prisma } from '../../generated/prisma/client';
import type { Viewer } from './viewer';

/** Acts that have to be answered for. The set is closed. */
export const AUDIT_ACTIONS = [
  'READ_LEAVES',
  'READ_EMPLOYEES',
  'READ_BALANCES',
  'READ_ABSENCES',
  'READ_LEAVE_HISTORY',
  'READ_LEAVE_INFO',
  'READ_QUARANTINED_RECORDS',
  'EXPORT_LEAVES',
  'EXPORT_EMPLOYEES',
  'CONFIRM_RETIREMENTS',
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

interface Act {
  action: AuditAction;
  /** Records that were read or changed. */
  rowCount: number;
  /** What was asked for: filter, search, ids. Never what was found. */
  detail?: Prisma.InputJsonObject;
}

/** Notes who did what to how many records. A read that cannot be noted does not happen: write before answering. */
export async function writeAudit(
  client: Pick<Prisma.TransactionClient, 'auditEntry'>,
  viewer: Viewer,
  { action, rowCount, detail = {} }: Act,
): Promise<void> {
  await client.auditEntry.create({
    data: { actor: viewer.name, role: viewer.role, action, rowCount, detail: { ...detail, tokenId: String(viewer.tokenId) } },
  });
}
