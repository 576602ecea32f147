import { once } from 'node:events';
import { type CryptoKey, exportSPKI, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApi, type TestApi } from '../../../../../test/api';
import { type SignInIssuer, startSignInIssuer } from '../../../../../test/sign-in-issuer';

const CLIENT = 'leave-analytics';
let issuer: SignInIssuer;
let api: TestApi;
beforeAll(async () => {
  issuer = await startSignInIssuer({ clientId: CLIENT, clientSecret: 'x'.repeat(32), redirectUri: 'http://127.0.0.1/auth/oidc/callback' });
  api = await startTestApi({
    oidc: { issuer: issuer.issuer, clientId: CLIENT, clientSecret: null },
    startIngest: async ({ triggeredBy }) => {
      const run = await api.prisma.ingestRun.create({ data: { trigger: 'API', triggeredBy, status: 'SUCCEEDED', finishedAt: new Date() } });
      return { runId: String(run.id) };
    },
  });
  await api.prisma.$executeRaw`
    insert into dbo.employees (employee_id, user_id, first_name, last_name, email, is_hr, is_supervisor, newest_leave_id) values
      ('131', 1, 'Asha', 'Rana', 'Asha.Rana@example.com', false, true, 1), ('132', 2, 'Mina', 'Rai', 'mina_rai@example.com', false, true, 2),
      ('133', 3, 'Twin', 'One', 'twin@example.com', false, true, 3), ('134', 4, 'Twin', 'Two', 'twin@example.com', false, true, 4)`;
});
afterAll(async () => {
  await api.close();
  await issuer.stop();
});

const now = () => Math.floor(Date.now() / 1000);
const claimsOf = (more: JWTPayload = {}): JWTPayload => ({
  iss: issuer.issuer,
  aud: CLIENT,
  sub: 'asha',
  name: 'Asha Rana',
  exp: now() + 300,
  leave_analytics_role: 'ANALYST',
  ...more,
});
const ask = (token: string, query = '{ viewer { name role employeeId expiresAt } }') =>
  api.query(null, query, {}, { authorization: `Bearer ${token}` });
const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');

test('an access token of the issuer is somebody, with the role that it says, until it ends', async () => {
  const exp = now() + 120;
  const { status, data } = await ask(await issuer.sign(claimsOf({ exp })));
  expect([status, data.viewer]).toEqual([
    200,
    { name: 'Asha Rana', role: 'ANALYST', employeeId: null, expiresAt: new Date(exp * 1000).toISOString() },
  ]);
});

test("automation comes with a token of the issuer's own token endpoint, and its acts are noted under its subject", async () => {
  const token = await issuer.requestAccessToken();
  expect((await ask(token)).data.viewer).toMatchObject({ name: 'etl', role: 'OPERATOR' });
  for (let attempt = 1; attempt <= 3; attempt++) expect((await ask(token, 'mutation { triggerIngest { triggeredBy } }')).status).toBe(200);
  expect((await ask(token, 'mutation { triggerIngest { id } }')).status).toBe(429);
});

const FORGERIES: [string, () => Promise<string>][] = [
  ['that has expired', () => issuer.sign(claimsOf({ exp: now() - 60 }))],
  ['without an end', () => issuer.sign({ ...claimsOf(), exp: undefined })],
  ['that is not valid yet', () => issuer.sign(claimsOf({ nbf: now() + 600 }))],
  ['for another audience', () => issuer.sign(claimsOf({ aud: 'payroll' }))],
  ['without an audience', () => issuer.sign({ ...claimsOf(), aud: undefined })],
  ['of another issuer', () => issuer.sign(claimsOf({ iss: 'https://evil.example' }))],
  ['without a subject', () => issuer.sign({ ...claimsOf(), sub: undefined })],
  ['with alg none', async () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${encode(claimsOf({ leave_analytics_role: 'ADMIN' }))}.`],
  [
    'with HS256 and the public key as its secret',
    async () => {
      const { keys } = (await (await fetch(`${issuer.issuer}/jwks`)).json()) as { keys: JWK[] };
      const publicKey = await importJWK({ ...keys[0], ext: true }, 'RS256');
      const secret = new TextEncoder().encode(await exportSPKI(publicKey as CryptoKey));
      return new SignJWT(claimsOf()).setProtectedHeader({ alg: 'HS256', kid: 'issuer-key' }).sign(secret);
    },
  ],
  [
    "with another key under the issuer's key id",
    async () => {
      const { privateKey } = await generateKeyPair('RS256');
      return new SignJWT(claimsOf()).setProtectedHeader({ alg: 'RS256', kid: 'issuer-key' }).sign(privateKey);
    },
  ],
  ['with a key id that nobody knows', () => issuer.sign(claimsOf(), { kid: 'unknown' })],
  [
    'whose claims were changed',
    async () => {
      const [header, , signature] = (await issuer.sign(claimsOf())).split('.');
      return `${header}.${encode(claimsOf({ leave_analytics_role: 'ADMIN' }))}.${signature}`;
    },
  ],
  ['that is an ID token', () => issuer.sign(claimsOf({ nonce: 'n', at_hash: 'h' }))],
  ['of another type', () => issuer.sign(claimsOf(), { typ: 'logout+jwt' })],
];
test.each(FORGERIES)('a token %s is nobody', async (_, forge) => {
  const { status, errors, data } = await ask(await forge());
  expect([status, errors[0]?.extensions.code, data]).toEqual([401, 'UNAUTHENTICATED', null]);
});

test.each([
  [{ leave_analytics_role: undefined }, /no role here/],
  [{ leave_analytics_role: 'OWNER' }, /no role here/],
  [{ leave_analytics_role: undefined, roles: ['ADMIN', 'admin'] }, /no role here/],
  [{ roles: ['leave-analytics:HR'] }, /several roles/],
  [{ leave_analytics_role: 'MANAGER' }, /no employee goes with it/],
  [{ leave_analytics_role: 'MANAGER', email: 'asha.rana@example.com' }, /no employee goes with it/],
  [{ leave_analytics_role: 'MANAGER', email: 'twin@example.com', email_verified: true }, /no employee goes with it/],
  [{ leave_analytics_role: 'MANAGER', email: '%@example.com', email_verified: true }, /no employee goes with it/],
])('a good token with %j is refused in words', async (claims, words) => {
  const { status, errors } = await ask(await issuer.sign(claimsOf(claims)));
  expect([status, errors[0]?.extensions.code, errors[0]?.message]).toEqual([403, 'FORBIDDEN', expect.stringMatching(words)]);
});

test.each([
  [{ leave_analytics_role: 'hr' }, { role: 'HR', employeeId: null }],
  [
    { leave_analytics_role: undefined, roles: ['ADMIN', 'leave-analytics:VIEWER'] },
    { role: 'VIEWER', employeeId: null },
  ],
  [
    { leave_analytics_role: 'MANAGER', leave_analytics_employee: 131 },
    { role: 'MANAGER', employeeId: '131' },
  ],
  [
    { leave_analytics_role: 'MANAGER', email: 'MINA_RAI@example.com', email_verified: true },
    { role: 'MANAGER', employeeId: '132' },
  ],
  [{ leave_analytics_employee: '131' }, { role: 'ANALYST', employeeId: null }],
  [
    { name: undefined, preferred_username: 'asha@example.com' },
    { role: 'ANALYST', name: 'asha' },
  ],
])('%j makes %j', async (claims, viewer) => {
  expect((await ask(await issuer.sign(claimsOf(claims)))).data.viewer).toMatchObject(viewer);
});

test('a socket that an access token opened closes when the token ends', async () => {
  const token = await issuer.sign(claimsOf({ exp: now() + 2 }));
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${token}` } }));
  expect(JSON.parse(String((await once(socket, 'message'))[0]))).toMatchObject({ type: 'connection_ack' });
  expect((await once(socket, 'close'))[0]).toBe(4401);
});

test('without the organisation configured, its tokens are nobody; with its issuer away, the answer says so and API tokens still work', async () => {
  const token = await issuer.sign(claimsOf());
  const plain = await startTestApi();
  const gone = await startTestApi({ oidc: { issuer: 'http://127.0.0.1:1', clientId: CLIENT, clientSecret: null } });
  try {
    expect((await plain.query(null, '{ viewer { role } }', {}, { authorization: `Bearer ${token}` })).status).toBe(401);
    const { status, errors, headers } = await gone.query(null, '{ viewer { role } }', {}, { authorization: `Bearer ${token}` });
    expect([status, errors[0]?.extensions.code]).toEqual([503, 'UPSTREAM_UNAVAILABLE']);
    expect(errors[0]?.message).toMatch(/cannot be reached right now/);
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await gone.query('VIEWER', '{ viewer { role } }')).status).toBe(200);
  } finally {
    await Promise.all([plain.close(), gone.close()]);
  }
});
