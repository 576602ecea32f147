import type { PrismaClient } from '../../../db/prisma';
import { AppError } from '../../../errors';
import { countAttempt, deleteExpiredAttempts, WINDOW_SECONDS } from './attempts.sql';
import { hashSecret } from './secret';

/** Counts an attempt. @throws {AppError} TOO_MANY_REQUESTS beyond the limit. */
export type AttemptLimit = (key: string) => Promise<void>;

interface Options {
  prisma: PrismaClient;
  /** Of the limit: keys of two limits do not meet. */
  name: string;
  /** How many attempts one key has within a minute. */
  perMinute: number;
  /** What there are too many of, for people. */
  attempts: string;
}

/**
 * Counts attempts per key over a sliding minute in PostgreSQL, so that the limit holds for all processes together. A key that was refused
 * is refused from memory until its time is over: a flood of attempts does not reach the database.
 */
export function createAttemptLimit({ prisma, name, perMinute, attempts }: Options): AttemptLimit {
  const refusedUntil = new Map<string, number>();

  function refuse(milliseconds: number): AppError {
    const retryAfterSeconds = Math.max(1, Math.ceil(milliseconds / 1000));
    return new AppError('TOO_MANY_REQUESTS', {
      userMessage: `Too many ${attempts}. Try again in ${retryAfterSeconds} s.`,
      retryAfterSeconds,
    });
  }

  return async (key) => {
    const now = performance.now();
    for (const [other, until] of refusedUntil) if (until <= now) refusedUntil.delete(other);
    const until = refusedUntil.get(key);
    if (until !== undefined) throw refuse(until - now);
    await deleteExpiredAttempts(prisma);
    const { isAllowed, oldestLeavesInMs } = await countAttempt(prisma, hashSecret(`${name}\0${key}`), perMinute);
    if (isAllowed) return;
    const wait = Math.min(Math.max(oldestLeavesInMs, 0), WINDOW_SECONDS * 1000);
    refusedUntil.set(key, performance.now() + wait);
    throw refuse(wait);
  };
}
