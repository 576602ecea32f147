import type { PrismaClient } from '../../../../db/prisma';
import { hashSecret } from '../secret';

/** What has to be known again when somebody comes back from the issuer. */
export interface SignInAttempt {
  nonce: string;
  codeVerifier: string;
  /** The path on this server to go on to. */
  back: string;
}

export const ATTEMPT_MILLISECONDS = 10 * 60_000;

/** Keeps an attempt for ten minutes, under the hash of its state; those that never came back are cleared away. */
export async function keepSignInAttempt(prisma: PrismaClient, state: string, attempt: SignInAttempt): Promise<void> {
  const now = Date.now();
  await prisma.signInAttempt.deleteMany({ where: { expiresAt: { lte: new Date(now) } } });
  await prisma.signInAttempt.create({
    data: { stateHash: hashSecret(state), ...attempt, expiresAt: new Date(now + ATTEMPT_MILLISECONDS) },
  });
}

/** The attempt of a state, once: whoever comes second, or after ten minutes, gets null. */
export async function takeSignInAttempt(prisma: PrismaClient, state: string): Promise<SignInAttempt | null> {
  const stateHash = hashSecret(state);
  const found = await prisma.signInAttempt.findUnique({ where: { stateHash } });
  // Of two that found it, one deletes it.
  const { count } = await prisma.signInAttempt.deleteMany({ where: { stateHash, expiresAt: { gt: new Date() } } });
  return count === 1 ? found : null;
}
