import type { PrismaClient } from '../../../db/prisma';
import type { Session } from '../../../generated/prisma/client';
import { isJwt, readAccessTokenViewer } from './oidc/access-token';
import type { Issuer } from './oidc/issuer';
import { parseRole } from './role';
import { hashSecret, isSameHash } from './secret';
import type { Viewer } from './viewer';

/** What a request brings along; a bearer token goes before a cookie. */
export interface Credentials {
  bearer: string | null;
  session: string | null;
}

/** Where viewers are known. */
export interface Access {
  prisma: PrismaClient;
  /** The organisation's sign-in; null: none is configured. */
  organisation: { findIssuer: () => Promise<Issuer>; clientId: string } | null;
}

const USE_NOTED_EVERY_MILLISECONDS = 60_000;

/** The viewer behind the credentials, null for none and for expired, revoked or forged ones. */
export async function readViewer({ prisma, organisation }: Access, { bearer, session }: Credentials): Promise<Viewer | null> {
  if (bearer !== null && organisation && isJwt(bearer)) return readAccessTokenViewer({ prisma, ...organisation }, bearer);
  if (bearer !== null) return readTokenViewer(prisma, bearer);
  return session === null ? null : readSessionViewer(prisma, session);
}

/** `Bearer <token>` of an Authorization header. Another scheme gives a token that fits nothing: it must not fall back to a cookie. */
export function readBearer(header: string | undefined | null): string | null {
  if (header === undefined || header === null || header === '') return null;
  return /^bearer +(\S+)$/i.exec(header.trim())?.[1] ?? '';
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
  return session.token ? toViewer(prisma, session.token, session) : toIdentityViewer(session);
}

type SessionRow = Pick<Session, 'id' | 'issuer' | 'subject' | 'name' | 'role' | 'employeeId' | 'expiresAt'>;

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
  return {
    tokenId: token.id,
    identity: null,
    sessionId: session?.id ?? null,
    name: token.name,
    role,
    employeeId: token.employeeId,
    expiresAt,
  };
}

function toIdentityViewer({ id, issuer, subject, name, role: word, employeeId, expiresAt }: SessionRow): Viewer | null {
  const role = parseRole(word ?? '');
  if (issuer === null || subject === null || name === null || !role) return null;
  return { tokenId: null, identity: { issuer, subject }, sessionId: id, name, role, employeeId, expiresAt };
}
