import type { PrismaClient } from '../../db/prisma';
import { parseRole, type Role } from './role';
import { hashSecret, isSameHash } from './secret';

/** Who is calling. */
export interface Viewer {
  tokenId: bigint;
  /** Null: came with the token itself. */
  sessionId: bigint | null;
  name: string;
  role: Role;
  /** For a MANAGER: the empId whose team it may see. */
  employeeId: string | null;
  /** Of the session or the token, whichever ends first; null: does not. */
  expiresAt: Date | null;
}

/** What a request brings along; a bearer token goes before a cookie. */
export interface Credentials {
  bearer: string | null;
  session: string | null;
}

const USE_NOTED_EVERY_MILLISECONDS = 60_000;

/** The viewer behind the credentials, null for none and for expired, revoked or forged ones. */
export async function readViewer(prisma: PrismaClient, { bearer, session }: Credentials): Promise<Viewer | null> {
  if (bearer !== null) return readTokenViewer(prisma, bearer);
  return session === null ? null : readSessionViewer(prisma, session);
}

/** `Bearer <token>` of an Authorization header. Another scheme gives a token that fits nothing: it must not fall back to a cookie. */
export function readBearer(header: string | undefined | null): string | null {
  if (header === undefined || header === null || header === '') return null;
  return /^bearer +(\S+)$/i.exec(header.trim())?.[1] ?? '';
}

/** Those of the viewers whose token or session still holds, from one look at the database. */
export async function findLiveViewers(prisma: PrismaClient, viewers: readonly Viewer[]): Promise<Set<Viewer>> {
  const now = new Date();
  const tokenIds = [...new Set(viewers.map(({ tokenId }) => tokenId))];
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
    viewers.filter((viewer) => {
      const token = liveTokens.get(viewer.tokenId);
      const isSame = token?.role === viewer.role && token.employeeId === viewer.employeeId;
      return isSame && (viewer.sessionId === null || liveSessions.has(viewer.sessionId));
    }),
  );
}

async function readTokenViewer(prisma: PrismaClient, secret: string): Promise<Viewer | null> {
  const tokenHash = hashSecret(secret);
  const token = await prisma.apiToken.findUnique({ where: { tokenHash } });
  if (!token || !isSameHash(token.tokenHash, tokenHash)) return null;
  return toViewer(prisma, token, null);
}

async function readSessionViewer(prisma: PrismaClient, secret: string): Promise<Viewer | null> {
  const sessionHash = hashSecret(secret);
  const session = await prisma.session.findUnique({ where: { sessionHash }, include: { token: true } });
  if (!session || !isSameHash(session.sessionHash, sessionHash)) return null;
  if (session.endedAt !== null || session.expiresAt <= new Date()) return null;
  return toViewer(prisma, session.token, session);
}

interface TokenRow {
  id: bigint;
  name: string;
  role: string;
  employeeId: string | null;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

async function toViewer(prisma: PrismaClient, token: TokenRow, session: { id: bigint; expiresAt: Date } | null): Promise<Viewer | null> {
  const now = new Date();
  const role = parseRole(token.role);
  if (!role || token.revokedAt !== null || (token.expiresAt !== null && token.expiresAt <= now)) return null;
  if (token.lastUsedAt === null || now.getTime() - token.lastUsedAt.getTime() > USE_NOTED_EVERY_MILLISECONDS) {
    await prisma.apiToken.updateMany({ where: { id: token.id }, data: { lastUsedAt: now } });
  }
  const ends = [token.expiresAt, session?.expiresAt ?? null].filter((date) => date !== null);
  const expiresAt = ends.length > 0 ? new Date(Math.min(...ends.map((date) => date.getTime()))) : null;
  return { tokenId: token.id, sessionId: session?.id ?? null, name: token.name, role, employeeId: token.employeeId, expiresAt };
}
