import type { PrismaClient } from '../../../db/prisma';
import { isId } from '../../../domain/id-text';
import { AppError } from '../../../errors';
import type { Prisma } from '../../../generated/prisma/client';
import { parseRole, type Role } from './role';
import { createSecret, hashSecret } from './secret';

/** An API token without its secret, which nobody can read back. */
export interface ApiToken {
  id: string;
  name: string;
  role: Role;
  employeeId: string | null;
  createdAt: Date;
  expiresAt: Date | null;
  revokedAt: Date | null;
  lastUsedAt: Date | null;
}

interface NewApiToken {
  /** Who or what it is for; shown in the audit. */
  name: string;
  role: Role;
  /** For a MANAGER, and only there: the empId of the person whose team it is. */
  employeeId?: string | null;
  /** Null: does not expire. */
  expiresAt?: Date | null;
}

type Client = Pick<Prisma.TransactionClient, 'apiToken'>;

const FIRST_TOKEN_NAME = 'First administrator';
const FIXED_TOKEN_NAME = 'ADMIN_TOKEN';

/**
 * Mints an API token. `secret` is the token itself: show it once, it is stored as its SHA-256 only.
 * @throws {AppError} BAD_USER_INPUT where a MANAGER has no employee, or another role has one.
 */
export async function createApiToken(
  client: Client,
  { name, role, employeeId = null, expiresAt = null }: NewApiToken,
): Promise<ApiToken & { secret: string }> {
  if ((role === 'MANAGER') !== (employeeId !== null)) {
    throw new AppError('BAD_USER_INPUT', {
      userMessage:
        role === 'MANAGER' ? 'A MANAGER token needs the employee whose team it is for.' : 'Only a MANAGER token is bound to an employee.',
    });
  }
  const secret = createSecret('lva_');
  const row = await client.apiToken.create({ data: { name, role, employeeId, expiresAt, tokenHash: hashSecret(secret) } });
  return { ...toApiToken(row), secret };
}

/** What to know of a MANAGER token: that its employee has no team yet. It may be minted before the first run. Null: there is a team. */
export async function findTeamWarning(prisma: Pick<PrismaClient, 'employee'>, employeeId: string): Promise<string | null> {
  const manager = await prisma.employee.findUnique({ where: { employeeId } });
  const hasTeam = manager !== null && (await prisma.employee.count({ where: { teamManagerId: manager.userId, retiredAt: null } })) > 0;
  return hasTeam ? null : `Employee ${employeeId} has no team: the token shows no data until there is one.`;
}

/** Every token, newest first, the revoked and expired ones too. */
export async function listApiTokens(prisma: PrismaClient): Promise<ApiToken[]> {
  const rows = await prisma.apiToken.findMany({ orderBy: { id: 'desc' } });
  return rows.map(toApiToken);
}

/** Ends a token and every session that was signed in with it. False where there is no such token or it was revoked before. */
export async function revokeApiToken(client: Client, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const { count } = await client.apiToken.updateMany({ where: { id: BigInt(id), revokedAt: null }, data: { revokedAt: new Date() } });
  return count > 0;
}

/** At the first start, with no token at all: mints an ADMIN token and returns its secret. Null at every later start. */
export async function ensureFirstAdminToken(prisma: PrismaClient): Promise<string | null> {
  return prisma.$transaction(async (transaction) => {
    // Two servers on one empty database must not mint two.
    await transaction.$executeRaw`lock table ops.api_tokens in share row exclusive mode`;
    if ((await transaction.apiToken.count()) > 0) return null;
    const secret = createSecret('lva_');
    await transaction.apiToken.create({ data: { name: FIRST_TOKEN_NAME, role: 'ADMIN', tokenHash: hashSecret(secret) } });
    return secret;
  });
}

/** Makes the ADMIN_TOKEN variable the one fixed administrator token: its earlier value is revoked. */
export async function ensureFixedAdminToken(prisma: PrismaClient, token: string): Promise<void> {
  const tokenHash = hashSecret(token);
  await prisma.$transaction([
    prisma.apiToken.updateMany({
      where: { name: FIXED_TOKEN_NAME, revokedAt: null, tokenHash: { not: tokenHash } },
      data: { revokedAt: new Date() },
    }),
    prisma.apiToken.upsert({
      where: { tokenHash },
      create: { name: FIXED_TOKEN_NAME, role: 'ADMIN', tokenHash },
      update: { name: FIXED_TOKEN_NAME, role: 'ADMIN', employeeId: null, expiresAt: null, revokedAt: null },
    }),
  ]);
}

/** A row without its hash, in the words of the API. */
export function toApiToken(row: Omit<ApiToken, 'id' | 'role'> & { id: bigint; role: string }): ApiToken {
  const { id, name, role, employeeId, createdAt, expiresAt, revokedAt, lastUsedAt } = row;
  const known = parseRole(role);
  if (!known) throw new Error(`Unknown role ${role} of API token ${id}`);
  return { id: String(id), name, role: known, employeeId, createdAt, expiresAt, revokedAt, lastUsedAt };
}
