import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../errors';
import type { Logger } from '../../logger';
import { createAttemptLimit } from '../shared/auth/attempt-limit';
import type { Issuer } from '../shared/auth/oidc/issuer';
import { beginSignIn, completeSignIn, type SignInProblem } from '../shared/auth/oidc/sign-in';
import { ATTEMPT_MILLISECONDS } from '../shared/auth/oidc/sign-in-attempts';
import { type RequestAccess, readRequestViewer } from './request-viewer';
import { cookieOptions, startSession } from './session-cookie';

interface Options {
  access: RequestAccess;
  logger: Logger;
}

const FOLDER = '/auth/oidc';
const STATE_COOKIE = 'leave_sign_in';
// Of a whole company behind one address, in the morning. There is no secret to be guessed here.
const SIGN_INS_PER_MINUTE = 120;
const NOWHERE = 'http://nowhere.invalid';

/**
 * GET /auth/methods says whether the organisation's sign-in is offered, and whether the request comes with a session. Where it is, GET
 * /auth/oidc/sign-in goes to the issuer and GET /auth/oidc/callback comes back from it: with the session cookie, or to the sign-in page
 * with what went wrong.
 */
export function registerOidcRoutes(app: FastifyInstance, { access, logger }: Options): void {
  const { prisma, organisation, publicUrl } = access;
  app.get('/auth/methods', async (request, reply) => {
    const signedIn = (await readRequestViewer(access, request)) !== null;
    return reply.header('cache-control', 'no-store').send({ token: true, organisation: organisation !== null, signedIn });
  });
  if (organisation && publicUrl !== null) registerFlow(app, { ...organisation, base: publicUrl.replace(/\/+$/, '') });

  function registerFlow(routes: FastifyInstance, { findIssuer, base }: { findIssuer: () => Promise<Issuer>; base: string }): void {
    const flow = { prisma, findIssuer, redirectUri: `${base}${FOLDER}/callback` };
    const limit = createAttemptLimit({ prisma, name: 'organisation sign-in', perMinute: SIGN_INS_PER_MINUTE, attempts: 'sign-ins' });
    const limited = { onRequest: ({ ip }: FastifyRequest) => limit(ip) };

    routes.get<{ Querystring: { back?: string } }>(`${FOLDER}/sign-in`, limited, async (request, reply) => {
      const back = readOwnPath(request.query.back);
      try {
        const { url, state } = await beginSignIn(flow, back);
        void reply.setCookie(STATE_COOKIE, state, { ...stateCookie(request), maxAge: ATTEMPT_MILLISECONDS / 1000 });
        return goTo(reply, url.href);
      } catch (error) {
        if (error instanceof AppError && error.code === 'UPSTREAM_UNAVAILABLE') return turnAway(reply, 'UNAVAILABLE', error);
        throw error;
      }
    });

    routes.get(`${FOLDER}/callback`, limited, async (request, reply) => {
      const state = request.cookies[STATE_COOKIE] ?? '';
      void reply.clearCookie(STATE_COOKIE, stateCookie(request));
      const result = await completeSignIn(flow, new URL(request.url, base).searchParams, state);
      if ('problem' in result) return turnAway(reply, result.problem, result.cause);
      await startSession(prisma, request, reply, { viewer: result.viewer, publicUrl });
      return goTo(reply, `${base}${result.back}`);
    });

    function turnAway(reply: FastifyReply, problem: SignInProblem, cause: unknown): FastifyReply {
      logger.warn({ problem, err: cause }, "sign-in through the organisation's issuer failed");
      return goTo(reply, `${base}/sign-in?problem=${problem}`);
    }
  }

  function stateCookie(request: FastifyRequest) {
    return { ...cookieOptions(request, publicUrl), path: FOLDER };
  }
}

function goTo(reply: FastifyReply, address: string): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(address, 302);
}

/** A path of this server, regardless of the requested address: the redirect stays on this server. */
function readOwnPath(back: unknown): string {
  if (typeof back !== 'string' || !back.startsWith('/') || !URL.canParse(back, NOWHERE)) return '/';
  const { origin, pathname, search, hash } = new URL(back, NOWHERE);
  return origin === NOWHERE ? `${pathname}${search}${hash}` : '/';
}
