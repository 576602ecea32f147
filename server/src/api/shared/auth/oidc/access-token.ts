import { decodeProtectedHeader, errors, type JWTPayload, jwtVerify } from 'jose';
import type { PrismaClient } from '../../../../db/prisma';
import { AppError } from '../../../../errors';
import type { Viewer } from '../viewer';
import { identifyViewer } from './identify-viewer';
import { PROBLEM_WORDS } from './identity';
import { type Issuer, unavailable } from './issuer';

/** Only signatures by a key of the issuer. With HS256 the public key would do as the secret, with "none" nothing at all. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'];
const TYPES = new Set(['jwt', 'at+jwt', 'application/at+jwt']);
// What only ID tokens carry: those are for the page that asked for them, not for an API.
const ID_TOKEN_CLAIMS = ['nonce', 'at_hash', 'c_hash', 's_hash'];
const CLOCK_TOLERANCE_SECONDS = 5;
const NOBODY = [
  errors.JOSEAlgNotAllowed,
  errors.JOSENotSupported,
  errors.JWKSMultipleMatchingKeys,
  errors.JWKSNoMatchingKey,
  errors.JWSInvalid,
  errors.JWSSignatureVerificationFailed,
  errors.JWTClaimValidationFailed,
  errors.JWTExpired,
  errors.JWTInvalid,
];

interface Options {
  prisma: PrismaClient;
  findIssuer: () => Promise<Issuer>;
  /** For whom the token has to be. */
  clientId: string;
}

export function isJwt(secret: string): boolean {
  return /^eyJ[\w-]*\.[\w-]+\.[\w-]*$/.test(secret);
}

/**
 * The viewer behind an access token of the organisation's issuer; null for one that is forged, expired, for another audience or no access
 * token.
 * @throws {AppError} FORBIDDEN in words where the token is good and its owner has no role here; UPSTREAM_UNAVAILABLE where the issuer is
 * away.
 */
export async function readAccessTokenViewer({ prisma, findIssuer, clientId }: Options, token: string): Promise<Viewer | null> {
  if (!isAcceptable(token)) return null;
  const claims = await verify(await findIssuer(), clientId, token);
  if (claims?.exp === undefined || ID_TOKEN_CLAIMS.some((claim) => claim in claims)) return null;
  const viewer = await identifyViewer(prisma, claims, new Date(claims.exp * 1000));
  if (typeof viewer === 'string') throw new AppError('FORBIDDEN', { userMessage: PROBLEM_WORDS[viewer] });
  return viewer;
}

// Before any request to the issuer.
function isAcceptable(token: string): boolean {
  try {
    const { alg = '', typ = 'JWT' } = decodeProtectedHeader(token);
    return ALGORITHMS.includes(alg) && TYPES.has(typ.toLowerCase());
  } catch {
    return false;
  }
}

async function verify({ configuration, keys }: Issuer, clientId: string, token: string): Promise<JWTPayload | null> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer: configuration.serverMetadata().issuer,
      audience: clientId,
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    return payload;
  } catch (error) {
    if (NOBODY.some((type) => error instanceof type)) return null;
    throw unavailable(error);
  }
}
