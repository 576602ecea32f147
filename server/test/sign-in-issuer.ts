import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { Provider } from 'oidc-provider';

type Claims = Record<string, unknown> & { sub: string };

/** An organisation's OpenID provider on 127.0.0.1: the real one of the package oidc-provider, whose login page says yes by itself. */
export interface SignInIssuer {
  issuer: string;
  /** Who signs in from now on, and what the issuer says of them. */
  setPerson(claims: Claims): void;
  /** Whether the person says no at the issuer. */
  setRefusing(isRefusing: boolean): void;
  /** An access token as the token endpoint gives it to automation: client credentials, a JWT for the resource. */
  requestAccessToken(): Promise<string>;
  /** A token with the issuer's own key, and the faults that it should have. */
  sign(claims: JWTPayload, header?: { alg?: string; kid?: string; typ?: string }): Promise<string>;
  stop(): Promise<void>;
}

const RESOURCE = 'urn:leave-analytics';
const AUTOMATION = { client_id: 'etl', client_secret: 'etl-secret-etl-secret-etl-secret' };

export async function startSignInIssuer(client: { clientId: string; clientSecret: string; redirectUri: string }): Promise<SignInIssuer> {
  let person: Claims = { sub: 'nobody' };
  let isRefusing = false;
  let handle: (request: IncomingMessage, response: ServerResponse) => void = () => undefined;
  const server = createServer((request, response) => handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = { ...(await exportJWK(privateKey)), kid: 'issuer-key', alg: 'RS256', use: 'sig' };

  const provider = new Provider(issuer, {
    clients: [
      { client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [client.redirectUri] },
      { ...AUTOMATION, redirect_uris: [], response_types: [], grant_types: ['client_credentials'] },
    ],
    jwks: { keys: [jwk] },
    cookies: { keys: ['a key of the tests'] },
    claims: {
      openid: ['sub'],
      profile: ['name', 'leave_analytics_role', 'leave_analytics_employee', 'roles'],
      email: ['email', 'email_verified'],
    },
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: 'leave',
          audience: client.clientId,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 300,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: async () => ({ sub: AUTOMATION.client_id, leave_analytics_role: 'OPERATOR' }),
    findAccount: async (_context, sub) => ({ accountId: sub, claims: async () => person }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  });
  const answer = provider.callback();
  handle = (request, response) => {
    if (request.url?.startsWith('/interaction/')) void sayYes(request, response);
    else void answer(request, response);
  };

  async function sayYes(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { prompt, session, params } = await provider.interactionDetails(request, response);
    if (isRefusing) return provider.interactionFinished(request, response, { error: 'access_denied' });
    if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId: person.sub } });
    const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: String(params.client_id) });
    grant.addOIDCScope('openid profile email');
    await provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } });
  }

  return {
    issuer,
    setPerson: (claims) => {
      person = claims;
    },
    setRefusing: (refusing) => {
      isRefusing = refusing;
    },
    async requestAccessToken() {
      const response = await fetch(`${issuer}/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${btoa(`${AUTOMATION.client_id}:${AUTOMATION.client_secret}`)}` },
        body: new URLSearchParams({ grant_type: 'client_credentials', resource: RESOURCE, scope: 'leave' }),
      });
      const { access_token } = (await response.json()) as { access_token: string };
      return access_token;
    },
    sign: (claims, { alg = 'RS256', kid = 'issuer-key', typ = 'at+jwt' } = {}) =>
      new SignJWT(claims).setProtectedHeader({ alg, kid, typ }).sign(privateKey),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
