import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError, invalidInput } from '../../errors';
import { createAttemptLimit } from '../shared/auth/attempt-limit';
import { isOwnOrigin } from '../shared/auth/own-origin';
import { readViewer } from '../shared/auth/read-viewer';
import { SESSION_COOKIE } from '../shared/auth/sessions';
import type { RequestAccess } from './request-viewer';
import { cookieOptions, endCurrentSession, startSession } from './session-cookie';

const SIGN_INS_PER_MINUTE = 10;
const MAX_TOKEN_LENGTH = 1_024;

/** POST /auth/sign-in takes a token and answers with a session cookie; POST /auth/sign-out ends the session. */
export function registerAuthRoutes(app: FastifyInstance, access: RequestAccess): void {
  const { prisma, publicUrl } = access;
  const limit = createAttemptLimit({ prisma, name: 'sign-in', perMinute: SIGN_INS_PER_MINUTE, attempts: 'sign-ins' });

  app.post('/auth/sign-in', { onRequest: ({ ip }) => limit(ip) }, async (request, reply) => {
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
    throw invalidInput('Send JSON with the member "token".');
  }
  return token.trim();
}

function refuseForeignOrigin(request: FastifyRequest, publicUrl: string | null): void {
  if (isOwnOrigin(request.headers, publicUrl)) return;
  throw new AppError('FORBIDDEN', { userMessage: 'Sign-in is for the pages of this server.' });
}
