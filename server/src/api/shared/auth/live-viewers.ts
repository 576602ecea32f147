import type { PrismaClient } from '../../../db/prisma';
import type { Viewer } from './viewer';

/** Those of the viewers whose token or session still holds, from one look at the database. */
export async function findLiveViewers(prisma: PrismaClient, viewers: readonly Viewer[]): Promise<Set<Viewer>> {
  const now = new Date();
  const tokenIds = [...new Set(viewers.flatMap(({ tokenId }) => tokenId ?? []))];
  const sessionIds = [...new Set(viewers.flatMap(({ sessionId }) => sessionId ?? []))];
  const live = { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] };
  const [tokens, sessions] = await Promise.all([
    prisma.apiToken.findMany({
      where: { id: { in: tokenIds }, revokedAt: null, ...live },
      select: { id: true, role: true, employeeId: true },
    }),
    prisma.session.findMany({ where: { id: { in: sessionIds }, endedAt: null, expiresAt: { gt: now } }, select: { id: true } }),
  ]);
  const liveTokens = new Map(tokens.map((token) => [token.id, token]));
  const liveSessions = new Set(sessions.map(({ id }) => id));
  return new Set(
    viewers.filter(({ tokenId, sessionId, role, employeeId, expiresAt }) => {
      if (sessionId !== null && !liveSessions.has(sessionId)) return false;
      // An access token of the organisation cannot be taken back: it holds until its end.
      if (tokenId === null) return expiresAt !== null && expiresAt > now;
      const token = liveTokens.get(tokenId);
      return token?.role === role && token.employeeId === employeeId;
    }),
  );
}
