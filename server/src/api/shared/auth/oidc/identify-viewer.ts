import type { PrismaClient } from '../../../../db/prisma';
import type { Viewer } from '../viewer';
import { readMaybeEmployeeOfEmail } from './employee-of-email.sql';
import { type IdentityProblem, readIdentity } from './identity';

/** A person authenticated by the issuer, before a session exists. */
export type IdentifiedViewer = Omit<Viewer, 'identity'> & { identity: NonNullable<Viewer['identity']> };

/** The viewer of verified claims; a MANAGER without employee claim is found by email. */
export async function identifyViewer(
  prisma: PrismaClient,
  claims: unknown,
  expiresAt: Date | null,
): Promise<IdentifiedViewer | IdentityProblem> {
  const identity = readIdentity(claims);
  if (typeof identity === 'string') return identity;
  const { issuer, subject, name, role, verifiedEmail } = identity;
  let { employeeId } = identity;
  if (role === 'MANAGER' && employeeId === null && verifiedEmail !== null) {
    employeeId = await readMaybeEmployeeOfEmail(prisma, verifiedEmail);
  }
  if (role === 'MANAGER' && employeeId === null) return 'NO_EMPLOYEE';
  return { tokenId: null, identity: { issuer, subject }, sessionId: null, name, role, employeeId, expiresAt };
}
