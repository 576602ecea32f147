import {
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  ClientError,
  calculatePKCECodeChallenge,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { PrismaClient } from '../../../../db/prisma';
import { AppError } from '../../../../errors';
import { type IdentifiedViewer, identifyViewer } from './identify-viewer';
import { type IdentityProblem, readIdentity } from './identity';
import type { Issuer } from './issuer';
import { keepSignInAttempt, takeSignInAttempt } from './sign-in-attempts';

/** Why a sign-in through the organisation failed. The page has words for each. */
export type SignInProblem = IdentityProblem | 'UNAVAILABLE' | 'EXPIRED' | 'REFUSED' | 'FAILED';

interface Options {
  prisma: PrismaClient;
  findIssuer: () => Promise<Issuer>;
  /** The address at this server that the issuer sends people back to. */
  redirectUri: string;
}

const SCOPE = 'openid profile email';

/** Begins a sign-in: the address at the issuer to go to, and the state that the browser has to bring back in its cookie. */
export async function beginSignIn({ prisma, findIssuer, redirectUri }: Options, back: string): Promise<{ url: URL; state: string }> {
  const { configuration } = await findIssuer();
  const [state, nonce, codeVerifier] = [randomState(), randomNonce(), randomPKCECodeVerifier()];
  await keepSignInAttempt(prisma, state, { nonce, codeVerifier, back });
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: SCOPE,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  });
  return { url, state };
}

/**
 * Ends a sign-in with what the issuer sent along.
 * @param search the query of the address that the browser came back to.
 * @param state what the browser's cookie says: a sign-in is for the browser that began it.
 */
export async function completeSignIn(
  { prisma, findIssuer, redirectUri }: Options,
  search: URLSearchParams,
  state: string,
): Promise<{ viewer: IdentifiedViewer; back: string } | { problem: SignInProblem; cause?: unknown }> {
  const attempt = search.get('state') === state ? await takeSignInAttempt(prisma, state) : null;
  if (!attempt) return { problem: 'EXPIRED' };
  const { nonce, codeVerifier, back } = attempt;
  const current = new URL(redirectUri);
  current.search = search.toString();
  try {
    const { configuration } = await findIssuer();
    const tokens = await authorizationCodeGrant(configuration, current, {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (!claims) return { problem: 'FAILED' };
    // Some issuers send nothing but the subject in the ID token.
    const isAsked = !hasViewerClaims(claims) && configuration.serverMetadata().userinfo_endpoint !== undefined;
    const more = isAsked ? await fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
    const viewer = await identifyViewer(prisma, { ...more, ...claims }, null);
    return typeof viewer === 'string' ? { problem: viewer } : { viewer, back };
  } catch (cause) {
    return { problem: problemOf(cause), cause };
  }
}

/** Whether the claims hold all that a viewer needs: one role, and of a MANAGER also the employee or a verified email. */
function hasViewerClaims(claims: object): boolean {
  const identity = readIdentity(claims);
  return typeof identity !== 'string' && (identity.role !== 'MANAGER' || (identity.employeeId ?? identity.verifiedEmail) !== null);
}

function problemOf(error: unknown): SignInProblem {
  if (error instanceof AuthorizationResponseError) return error.error === 'access_denied' ? 'REFUSED' : 'FAILED';
  if (error instanceof AppError && error.code === 'UPSTREAM_UNAVAILABLE') return 'UNAVAILABLE';
  const isAway = error instanceof TypeError || (error instanceof ClientError && error.code === 'OAUTH_TIMEOUT');
  return isAway ? 'UNAVAILABLE' : 'FAILED';
}
