import type { PrismaClient } from '../../../db/prisma';
import { writeAudit } from '../../shared/auth/audit';
import type { Viewer } from '../../shared/auth/viewer';

/** A subject at an issuer; without an issuer, the subject at any issuer. */
interface Person {
  subject: string;
  issuer: string | null;
}

/**
 * Ends the sessions of a person of the organisation and revokes their calendar feeds, in the viewer's name. Returns how many sessions
 * it ended; doing it again does no harm.
 */
export async function endSessionsOf(prisma: PrismaClient, viewer: Viewer, { subject, issuer }: Person): Promise<number> {
  const person = issuer === null ? { subject } : { subject, issuer };
  return prisma.$transaction(async (transaction) => {
    const now = new Date();
    const sessions = await transaction.session.updateMany({
      where: { ...person, endedAt: null, expiresAt: { gt: now } },
      data: { endedAt: now },
    });
    const feeds = await transaction.calendarFeed.updateMany({ where: { ...person, revokedAt: null }, data: { revokedAt: now } });
    if (sessions.count + feeds.count > 0) {
      const detail = { ended: subject, ...(issuer === null ? {} : { issuer }), revokedFeeds: feeds.count };
      await writeAudit(transaction, viewer, { action: 'END_SESSIONS', rowCount: sessions.count, detail });
    }
    return sessions.count;
  });
}
