import type { PrismaClient } from '../../../db/prisma';
import { writeAudit } from './audit';
import { createSecret, hashSecret } from './secret';
import type { Viewer } from './viewer';

export const SESSION_COOKIE = 'leave_session';
const HOUR_MILLISECONDS = 60 * 60 * 1000;
const TOKEN_MILLISECONDS = 12 * HOUR_MILLISECONDS;
// We get no notice when the organisation takes a role away: the next working day asks again.
const ORGANISATION_MILLISECONDS = 8 * HOUR_MILLISECONDS;

/**
 * Opens a session of at most twelve hours for a token, of eight for the organisation's sign-in; the secret goes into the cookie, its
 * SHA-256 into the table. A sign-in that cannot be noted does not happen.
 */
export async function openSession(prisma: PrismaClient, viewer: Viewer): Promise<{ secret: string; expiresAt: Date }> {
  const { tokenId, identity, name, role, employeeId } = viewer;
  const latest = Date.now() + (identity ? ORGANISATION_MILLISECONDS : TOKEN_MILLISECONDS);
  const expiresAt = new Date(Math.min(latest, viewer.expiresAt?.getTime() ?? latest));
  const secret = createSecret('lvs_');
  const owner = identity ? { ...identity, name, role, employeeId } : { tokenId };
  await prisma.$transaction(async (transaction) => {
    await transaction.session.create({ data: { sessionHash: hashSecret(secret), ...owner, expiresAt } });
    await writeAudit(transaction, viewer, { action: 'SIGN_IN', rowCount: null });
  });
  return { secret, expiresAt };
}

/** Ends a session permanently; nothing happens where it is not known. */
export async function endSession(prisma: PrismaClient, secret: string): Promise<void> {
  await prisma.session.updateMany({ where: { sessionHash: hashSecret(secret), endedAt: null }, data: { endedAt: new Date() } });
}
