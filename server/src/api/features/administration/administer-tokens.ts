import type { PrismaClient } from '../../../db/prisma';
import { isId } from '../../../domain/id-text';
import { AppError, invalidInput } from '../../../errors';
import { createApiToken, findTeamWarning, revokeApiToken, toApiToken } from '../../shared/auth/api-tokens';
import { writeAudit } from '../../shared/auth/audit';
import type { Viewer } from '../../shared/auth/viewer';
import { findNameProblem } from '../../shared/limits/name';
import { type IdPageRequest, toIdConnection } from '../../shared/lists/id-pages';
import type { ApiTokenConnection, ApiTokenType, CreateApiTokenInput, CreatedApiToken } from './api-token.types';

/** One page of all tokens, newest first. */
export async function readApiTokens(prisma: PrismaClient, { size, beforeId }: IdPageRequest): Promise<ApiTokenConnection> {
  const [rows, totalCount] = await prisma.$transaction([
    prisma.apiToken.findMany({ where: beforeId === null ? {} : { id: { lt: beforeId } }, orderBy: { id: 'desc' }, take: size + 1 }),
    prisma.apiToken.count(),
  ]);
  return toIdConnection(rows.map(toApiToken), size, totalCount);
}

/**
 * Mints a token in the viewer's name.
 * @throws {AppError} BAD_USER_INPUT for a name that says nothing, an end that has passed, and a MANAGER without employee.
 */
export async function mintApiToken(prisma: PrismaClient, viewer: Viewer, input: CreateApiTokenInput): Promise<CreatedApiToken> {
  const { role, employeeId = null, expiresAt = null } = input;
  const name = input.name.trim();
  const problem = findNameProblem(name);
  if (problem) throw invalidInput(`name ${problem}`);
  if (expiresAt !== null && expiresAt <= new Date()) throw invalidInput('expiresAt has passed.');
  return prisma.$transaction(async (transaction) => {
    const { secret, ...token } = await createApiToken(transaction, { name, role, employeeId, expiresAt });
    await writeAudit(transaction, viewer, { action: 'CREATE_API_TOKEN', rowCount: 1, detail: { id: token.id, name, role, employeeId } });
    return { token, secret, warning: employeeId === null ? null : await findTeamWarning(transaction, employeeId) };
  });
}

/**
 * Revokes a token in the viewer's name; one that was revoked before stays as it is.
 * @throws {AppError} NOT_FOUND where there is no such token.
 */
export async function endApiToken(prisma: PrismaClient, viewer: Viewer, id: string): Promise<ApiTokenType> {
  return prisma.$transaction(async (transaction) => {
    const isEnded = await revokeApiToken(transaction, id);
    const row = isId(id) ? await transaction.apiToken.findUnique({ where: { id: BigInt(id) } }) : null;
    if (!row) throw new AppError('NOT_FOUND', { userMessage: 'There is no API token with this id.' });
    if (isEnded) await writeAudit(transaction, viewer, { action: 'REVOKE_API_TOKEN', rowCount: 1, detail: { id, name: row.name } });
    return toApiToken(row);
  });
}
