import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PrismaClient } from '../../db/prisma';
import { endSession, openSession, SESSION_COOKIE } from '../shared/auth/sessions';
import type { Viewer } from '../shared/auth/viewer';

/** Opens a session for the viewer and puts it into the cookie. A session is never taken over: the one of before ends here. */
export async function startSession(
  prisma: PrismaClient,
  request: FastifyRequest,
  reply: FastifyReply,
  { viewer, publicUrl }: { viewer: Viewer; publicUrl: string | null },
): Promise<{ expiresAt: Date }> {
  await endCurrentSession(prisma, request);
  const { secret, expiresAt } = await openSession(prisma, viewer);
  void reply.setCookie(SESSION_COOKIE, secret, { ...cookieOptions(request, publicUrl), expires: expiresAt });
  return { expiresAt };
}

export async function endCurrentSession(prisma: PrismaClient, request: FastifyRequest): Promise<void> {
  const secret = request.cookies[SESSION_COOKIE];
  if (secret) await endSession(prisma, secret);
}

/** Of every cookie of this server: not for scripts, not for other sites' requests, and only over https where there is https. */
export function cookieOptions(request: FastifyRequest, publicUrl: string | null) {
  const secure = request.protocol === 'https' || (publicUrl?.startsWith('https:') ?? false);
  return { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
}
