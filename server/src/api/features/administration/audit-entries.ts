import type { AuditAction } from '../../../audit/audit-entry';
import type { PrismaClient } from '../../../db/prisma';
import { invalidInput } from '../../../errors';
import type { Prisma } from '../../../generated/prisma/client';
import { parseRole } from '../../shared/auth/role';
import { type IdPageRequest, toIdConnection } from '../../shared/lists/id-pages';
import type { AuditEntryConnection, AuditFilter } from './audit-entry.types';

const MAX_VALUES = 100;

/** One page of the audit, newest first. */
export async function readAuditEntries(
  prisma: PrismaClient,
  filter: AuditFilter,
  { size, beforeId }: IdPageRequest,
): Promise<AuditEntryConnection> {
  const where = toWhere(filter);
  const [rows, totalCount] = await prisma.$transaction([
    prisma.auditEntry.findMany({
      where: beforeId === null ? where : { AND: [where, { id: { lt: beforeId } }] },
      orderBy: { id: 'desc' },
      take: size + 1,
    }),
    prisma.auditEntry.count({ where }),
  ]);
  const entries = rows.map((row) => ({
    ...row,
    id: String(row.id),
    role: parseRole(row.role),
    action: row.action as AuditAction,
    detail: row.detail as Record<string, unknown>,
  }));
  return toIdConnection(entries, size, totalCount);
}

function toWhere({ actors, actions, from, to }: AuditFilter): Prisma.AuditEntryWhereInput {
  if ((actors?.length ?? 0) > MAX_VALUES || (actions?.length ?? 0) > MAX_VALUES)
    throw invalidInput(`A member of the filter has at most ${MAX_VALUES} values.`);
  return {
    ...(actors?.length ? { actor: { in: actors } } : {}),
    ...(actions?.length ? { action: { in: actions } } : {}),
    occurredAt: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) },
  };
}
