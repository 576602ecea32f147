import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PrismaClient } from '../../db/prisma';
import { AppError } from '../../errors';
import { isOwnOrigin } from '../auth/own-origin';
import { endSession, openSession, SESSION_COOKIE } from '../auth/sessions';
import { readViewer } from '../auth/viewer';

interface Options {
  prisma: PrismaClient;
  /** Where browsers find the dashboard; null: host and port. */
  publicUrl: string | null;
}

const SIGN_INS_PER_MINUTE = 10;
const MAX_TOKEN_LENGTH = 1_024;

/** POST /auth/sign-in takes a token and answers with a session cookie; POST /auth/sign-out ends the session. */
export async function registerAuthRoutes(app: FastifyInstance, { prisma, publicUrl }: Options): Promise<void> {
  await app.register(rateLimit, {
    global: false,
    max: SIGN_INS_PER_MINUTE,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { ttl }) => {
      const retryAfterSeconds = Math.max(1, Math.ceil(ttl / 1000));
      return new AppError('TOO_MANY_REQUESTS', {
        userMessage: `Too many sign-ins. Try again in ${retryAfterSeconds} s.`,
        retryAfterSeconds,
      });
    },
  });

  app.post('/auth/sign-in', { config: { rateLimit: {} } }, async (request, reply) => {
    refuseForeignOrigin(request, publicUrl);
    const viewer = await readViewer(prisma, { bearer: readToken(request.body), session: null });
    if (!viewer) throw new AppError('UNAUTHENTICATED', { userMessage: 'This token is not valid, has expired or was revoked.' });
    // A session is never taken over: the one of before ends here.
    await endCurrentSession(request);
    const { secret, expiresAt } = await openSession(prisma, viewer);
    void reply.setCookie(SESSION_COOKIE, secret, { ...cookieOptions(request, publicUrl), expires: expiresAt });
    return { name: viewer.name, role: viewer.role, expiresAt };
  });

  app.post('/auth/sign-out', async (request, reply: FastifyReply) => {
    refuseForeignOrigin(request, publicUrl);
    await endCurrentSession(request);
    return reply.clearCookie(SESSION_COOKIE, cookieOptions(request, publicUrl)).code(204).send();
  });

  async function endCurrentSession(request: FastifyRequest): Promise<void> {
    const secret = request.cookies[SESSION_COOKIE];
    if (secret) await endSession(prisma, secret);
  }
}

function readToken(body: unknown): string {
  const { token } = (typeof body === 'object' && body !== null ? body : {}) as { token?: unknown };
  if (typeof token !== 'string' || token.trim() === '' || token.length > MAX_TOKEN_LENGTH) {
    throw new AppError('BAD_USER_INPUT', { userMessage: 'Send JSON with the member "token".' });
  }
  return token.trim();
}

function refuseForeignOrigin(request: FastifyRequest, publicUrl: string | null): void {
  if (isOwnOrigin(request.headers, publicUrl)) return;
  throw new AppError('FORBIDDEN', { userMessage: 'Sign-in is for the pages of this server.' });
}

function cookieOptions(request: FastifyRequest, publicUrl: string | null) {
  const secure = request.protocol === 'https' || (publicUrl?.startsWith('https:') ?? false);
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
