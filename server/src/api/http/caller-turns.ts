import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyReply, FastifyRequest } from 'fastify';
import pLimit, { type LimitFunction } from 'p-limit';
import { AppError, unavailable } from '../../errors';
import { readBearer } from '../shared/auth/read-viewer';
import { hashSecret } from '../shared/auth/secret';
import { SESSION_COOKIE } from '../shared/auth/sessions';

/** Requests of one caller that are worked on at the same time. A page of the dashboard sends fewer. */
const MAX_AT_ONCE = 8;
/** More than these would wait for seconds: better to say so. */
const MAX_WAITING = 1_000;
/** Of one caller, so that no caller takes the places of all others. */
const MAX_WAITING_PER_CALLER = 250;
const REFUSAL_PAUSE_MS = 50;

/**
 * Lets a few requests of each caller in and keeps the others waiting, before anything is read from the database or parsed: a hundred
 * requests of one caller at once neither delay those of others nor hold a hundred answers in memory.
 */
export function createCallerTurns(): (request: FastifyRequest, reply: FastifyReply) => Promise<void> {
  const limits = new Map<string, LimitFunction>();
  let waiting = 0;

  /** @throws {AppError} SERVICE_UNAVAILABLE where too many wait. */
  return async (request, reply) => {
    const caller = nameCaller(request);
    const limit = limits.get(caller) ?? pLimit(MAX_AT_ONCE);
    if (waiting >= MAX_WAITING || limit.pendingCount >= MAX_WAITING_PER_CALLER) {
      throw unavailable('Too many requests wait for an answer.');
    }
    limits.set(caller, limit);
    waiting++;
    await new Promise<void>((enter) => {
      void limit(async () => {
        waiting--;
        enter();
        // A caller that left while it waited goes through: nothing of its answer is computed.
        // 'close' comes after an error of the connection, too.
        if (!reply.raw.closed) await new Promise<void>((leave) => reply.raw.once('close', leave));
      }).then(() => {
        if (limit.activeCount + limit.pendingCount === 0) limits.delete(caller);
      });
    });
  };
}

/**
 * Runs a check of a request that has its turn. A document that is refused as too costly keeps the turn for a moment: a flood of them is
 * refused 160 times a second rather than thousands of times, which others would notice.
 */
export async function refuseCostlyDocuments(check: () => void): Promise<void> {
  try {
    check();
  } catch (error) {
    if (error instanceof AppError && error.code === 'QUERY_TOO_COSTLY') await delay(REFUSAL_PAUSE_MS);
    throw error;
  }
}

/** By the credential as received, valid or not; anonymous callers by their address. */
function nameCaller({ headers, cookies, ip }: FastifyRequest): string {
  const credential = readBearer(headers.authorization) ?? cookies[SESSION_COOKIE];
  return credential ? Buffer.from(hashSecret(credential)).toString('base64') : ip;
}
