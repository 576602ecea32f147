import rateLimit from '@fastify/rate-limit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../errors';
import { isOwnOrigin } from '../shared/auth/own-origin';
import { SESSION_COOKIE } from '../shared/auth/sessions';
import { readViewer } from '../shared/auth/viewer';
import type { RequestAccess } from './request-viewer';
import { cookieOptions, endCurrentSession, startSession } from './session-cookie';

const SIGN_INS_PER_MINUTE = 10;
const MAX_TOKEN_LENGTH = 1_024;

/** POST /auth/sign-in takes a token and answers with a session cookie; POST /auth/sign-out ends the session. */
export async function registerAuthRoutes(app: FastifyInstance, access: RequestAccess): Promise<void> {
  const { prisma, publicUrl } = access;
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
    const viewer = await readViewer(access, { bearer: readToken(request.body), session: null });
    if (!viewer) throw new AppError('UNAUTHENTICATED', { userMessage: 'This token is not valid, has expired or was revoked.' });
    const { expiresAt } = await startSession(prisma, request, reply, { viewer, publicUrl });
    return { name: viewer.name, role: viewer.role, expiresAt };
  });

  app.post('/auth/sign-out', async (request, reply: FastifyReply) => {
    refuseForeignOrigin(request, publicUrl);
    await endCurrentSession(prisma, request);
    return reply.clearCookie(SESSION_COOKIE, cookieOptions(request, publicUrl)).code(204).send();
  });
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
