import type { PrismaClient } from '../../../db/prisma';
import { writeAudit } from '../../shared/auth/audit';
import type { Viewer } from '../../shared/auth/viewer';
import { type IdPageRequest, toIdConnection } from '../../shared/lists/id-pages';
import type { QuarantinedRecordConnection } from './quarantined-record.types';

/** One page of the open quarantine, newest first. These are people's records: the read leaves an audit row, or does not happen. */
export async function readQuarantinedRecords(
  prisma: PrismaClient,
  viewer: Viewer,
  { size, beforeId }: IdPageRequest,
): Promise<QuarantinedRecordConnection> {
  const open = { lastSeenAt: null };
  return prisma.$transaction(async (transaction) => {
    const rows = await transaction.quarantinedRecord.findMany({
      where: beforeId === null ? open : { ...open, id: { lt: beforeId } },
      orderBy: { id: 'desc' },
      take: size + 1,
    });
    const totalCount = await transaction.quarantinedRecord.count({ where: open });
    const entries = rows.map((row) => ({
      ...row,
      id: String(row.id),
      recordId: row.recordId === null ? null : String(row.recordId),
      firstSeenRunId: String(row.firstSeenRunId),
    }));
    await writeAudit(transaction, viewer, { action: 'READ_QUARANTINED_RECORDS', rowCount: Math.min(rows.length, size) });
    return toIdConnection(entries, size, totalCount);
  });
}
