import type { PrismaClient } from '../../../db/prisma';
import { SIGN_IN_COUNTS_DAYS } from '../../../domain/sign-in-counts';
import type { CalendarFeed } from '../../../generated/prisma/client';
import { PEOPLE_ROLES, parseRole } from '../../shared/auth/role';
import { hashSecret, isSameHash } from '../../shared/auth/secret';
import type { Viewer } from '../../shared/auth/viewer';

const SIGN_IN_COUNTS_MILLISECONDS = SIGN_IN_COUNTS_DAYS * 24 * 60 * 60 * 1000;

/** The feed behind a secret, and its owner with the role of this moment; null where either is not, or the owner may see nobody. */
export async function findFeed(prisma: PrismaClient, secret: string): Promise<{ feed: CalendarFeed; owner: Viewer } | null> {
  const secretHash = hashSecret(secret);
  const feed = await prisma.calendarFeed.findUnique({ where: { secretHash } });
  if (!feed || !isSameHash(feed.secretHash, secretHash) || feed.revokedAt !== null) return null;
  const owner = feed.tokenId === null ? await findPerson(prisma, feed) : await findTokenHolder(prisma, feed.tokenId);
  return owner && PEOPLE_ROLES.includes(owner.role) ? { feed, owner } : null;
}

async function findTokenHolder(prisma: PrismaClient, tokenId: bigint): Promise<Viewer | null> {
  const token = await prisma.apiToken.findUnique({ where: { id: tokenId } });
  const role = parseRole(token?.role ?? '');
  if (!token || !role || token.revokedAt !== null || (token.expiresAt !== null && token.expiresAt <= new Date())) return null;
  const { name, employeeId, expiresAt } = token;
  return { tokenId, identity: null, sessionId: null, name, role, employeeId, expiresAt };
}

async function findPerson(prisma: PrismaClient, { issuer, subject }: CalendarFeed): Promise<Viewer | null> {
  if (issuer === null || subject === null) return null;
  const session = await prisma.session.findFirst({ where: { issuer, subject }, orderBy: { id: 'desc' } });
  const role = parseRole(session?.role ?? '');
  const ends = new Date((session?.createdAt.getTime() ?? 0) + SIGN_IN_COUNTS_MILLISECONDS);
  if (!session || !role || session.name === null || ends <= new Date()) return null;
  const { name, employeeId } = session;
  return { tokenId: null, identity: { issuer, subject }, sessionId: null, name, role, employeeId, expiresAt: ends };
}
