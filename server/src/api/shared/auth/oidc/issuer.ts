import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose';
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client';
import { AppError } from '../../../../errors';

/** How this server is known at the organisation's sign-in. */
export interface OidcClient {
  issuer: string;
  clientId: string;
  /** Null: a public client, which only PKCE protects. */
  clientSecret: string | null;
}

/** What the issuer says of itself, with its keys. */
export interface Issuer {
  configuration: Configuration;
  keys: JWTVerifyGetKey;
}

const PATIENCE_SECONDS = 5;
const KEYS_KEPT_MILLISECONDS = 10 * 60_000;
// Tokens signed with made-up keys must not make us ask the issuer for its keys each time.
const KEYS_ASKED_EVERY_MILLISECONDS = 30_000;
const FAILURE_KEPT_MILLISECONDS = 5_000;

/**
 * Finds the issuer at first use and remembers it; a failure is remembered for some seconds, and the server works without it.
 * @returns a function that throws UPSTREAM_UNAVAILABLE where the issuer cannot be reached.
 */
export function createIssuer(client: OidcClient): () => Promise<Issuer> {
  let found: Promise<Issuer> | null = null;
  return () => {
    if (!found) {
      const finding = findIssuer(client);
      found = finding;
      finding.catch(() => setTimeout(() => (found = null), FAILURE_KEPT_MILLISECONDS).unref());
    }
    return found;
  };
}

async function findIssuer({ issuer, clientId, clientSecret }: OidcClient): Promise<Issuer> {
  const execute = [enableNonRepudiationChecks, ...(new URL(issuer).protocol === 'http:' ? [allowInsecureRequests] : [])];
  try {
    const configuration = await discovery(new URL(issuer), clientId, undefined, authenticate(clientSecret), {
      execute,
      timeout: PATIENCE_SECONDS,
    });
    const { jwks_uri } = configuration.serverMetadata();
    if (!jwks_uri) throw new Error('The issuer names no jwks_uri');
    const keys = createRemoteJWKSet(new URL(jwks_uri), {
      timeoutDuration: PATIENCE_SECONDS * 1000,
      cacheMaxAge: KEYS_KEPT_MILLISECONDS,
      cooldownDuration: KEYS_ASKED_EVERY_MILLISECONDS,
    });
    return { configuration, keys };
  } catch (error) {
    throw unavailable(error);
  }
}

/** Basic where the issuer does not say otherwise: it is the default of the standard, and some refuse the secret in the body. */
function authenticate(secret: string | null): ClientAuth {
  if (secret === null) return None();
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported;
    return (methods && !methods.includes('client_secret_basic') ? post : basic)(server, ...rest);
  };
}

export function unavailable(cause: unknown): AppError {
  return new AppError('UPSTREAM_UNAVAILABLE', {
    userMessage: "The organisation's sign-in cannot be reached right now. Try again in a moment, or use an API token.",
    retryAfterSeconds: FAILURE_KEPT_MILLISECONDS / 1000,
    cause,
  });
}
