import type { PrismaClient } from '../../../db/prisma';
import { parseRole } from '../../shared/auth/role';
import { type IdPageRequest, toIdConnection } from '../../shared/lists/id-pages';
import type { Session, SessionConnection } from './session.types';

/** One page of the sessions of the organisation's sign-in that still let somebody in, newest first. */
export async function readOpenSessions(prisma: PrismaClient, { size, beforeId }: IdPageRequest): Promise<SessionConnection> {
  const where = { subject: { not: null }, endedAt: null, expiresAt: { gt: new Date() } };
  const [rows, totalCount] = await prisma.$transaction([
    prisma.session.findMany({
      where: beforeId === null ? where : { ...where, id: { lt: beforeId } },
      orderBy: { id: 'desc' },
      take: size + 1,
    }),
    prisma.session.count({ where }),
  ]);
  const sessions = rows.flatMap(({ id, issuer, subject, name, role: word, createdAt, expiresAt }): Session[] => {
    const role = parseRole(word ?? '');
    // The table has all of them, or a token in their place.
    if (issuer === null || subject === null || name === null || !role) return [];
    return [{ id: String(id), issuer, subject, name, role, since: createdAt, until: expiresAt }];
  });
  return toIdConnection(sessions, size, totalCount);
}
