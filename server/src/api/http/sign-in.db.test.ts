import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/api';
import { createApiToken, revokeApiToken } from '../shared/auth/api-tokens';

let clientDir: string;
let api: TestApi;
beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'leave-analytics-client-'));
  await mkdir(join(clientDir, 'playground'));
  await mkdir(join(clientDir, 'assets'));
  await writeFile(join(clientDir, 'index.html'), 'the dashboard');
  await writeFile(join(clientDir, 'playground/index.html'), 'the playground');
  await writeFile(join(clientDir, 'assets/main-abc123.js'), 'export {};');
  api = await startTestApi({ clientDir });
});
afterAll(async () => {
  await api.close();
  await rm(clientDir, { recursive: true });
});

function send(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${api.url}${path}`, { redirect: 'manual', ...init });
}
function signIn(token: string, headers: Record<string, string> = {}): Promise<Response> {
  return send('/auth/sign-in', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  });
}
const cookieOf = (response: Response) => response.headers.get('set-cookie')?.split(';')[0] ?? '';
const statusAs = async (cookie: string, headers: Record<string, string> = {}) =>
  (await api.query(null, '{ viewer { role } }', {}, { cookie, ...headers })).status;

test('a token signs in to a session cookie that scripts cannot read, and signing out kills it', async () => {
  const response = await signIn(await api.tokenOf('ANALYST'));
  expect(response.status).toBe(200);
  expect(response.headers.get('set-cookie')).toMatch(/^leave_session=lvs_[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
  const cookie = cookieOf(response);
  expect(await statusAs(cookie)).toBe(200);
  expect((await send('/auth/sign-out', { method: 'POST', headers: { cookie } })).status).toBe(204);
  expect(await statusAs(cookie)).toBe(401);
});

test('signing in again rotates the session, and revoking the token ends it', async () => {
  const { secret, id } = await createApiToken(api.prisma, { name: 'Rotating', role: 'ADMIN' });
  const first = cookieOf(await signIn(secret));
  const second = cookieOf(await signIn(secret, { cookie: first }));
  expect(second).not.toBe(first);
  expect([await statusAs(first), await statusAs(second)]).toEqual([401, 200]);
  await revokeApiToken(api.prisma, id);
  expect(await statusAs(second)).toBe(401);
});

test('a cookie counts only for pages of this server', async () => {
  const cookie = cookieOf(await signIn(await api.tokenOf('VIEWER')));
  expect(await statusAs(cookie, { origin: api.url })).toBe(200);
  expect(await statusAs(cookie, { origin: 'https://evil.example' })).toBe(401);
  expect((await signIn(await api.tokenOf('VIEWER'), { origin: 'https://evil.example' })).status).toBe(403);
});

test('the playground asks anonymous callers to sign in and is for those who may read the schema', async () => {
  const anonymous = await send('/playground');
  expect([anonymous.status, anonymous.headers.get('location')]).toEqual([302, '/sign-in?back=%2Fplayground']);
  const as = async (role: 'VIEWER' | 'ANALYST') => send('/playground', { headers: { authorization: `Bearer ${await api.tokenOf(role)}` } });
  expect((await as('VIEWER')).status).toBe(403);
  const page = await as('ANALYST');
  expect([page.status, await page.text(), page.headers.get('cache-control')]).toEqual([200, 'the playground', 'no-store']);
  for (const path of ['/playground/index.html', '/index.html', '/playground%2findex.html', '/../package.json', '/.env'])
    expect((await send(path)).status, path).toBe(404);
});

test('every path of the dashboard is its page, hashed files are cached without limit, other files are not made up', async () => {
  for (const path of ['/', '/data', '/sign-in?back=%2F']) expect(await (await send(path)).text()).toBe('the dashboard');
  for (const number of ['131', 'A%5CB', 'a.b', '~..', 'A%2FB', 'N'.repeat(300), '%E6%BC%A2'])
    expect(await (await send(`/employees/${number}`)).text(), number).toBe('the dashboard');
  expect((await send('/assets/main-abc123.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  for (const path of ['/assets/gone.js', '/favicon.ico', '/auth/nothing']) expect((await send(path)).status, path).toBe(404);
});

test('without a build the API is there and the pages say what to do', async () => {
  const bare = await startTestApi();
  try {
    const response = await fetch(bare.url);
    expect([response.status, await response.text()]).toEqual([503, expect.stringContaining('npm start')]);
  } finally {
    await bare.close();
  }
});

test('the eleventh sign-in within a minute is refused, with the time to wait', async () => {
  const other = await startTestApi();
  try {
    const attempt = () =>
      fetch(`${other.url}/auth/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"token":"lva_wrong"}',
      });
    for (let count = 1; count <= 10; count++) expect((await attempt()).status).toBe(401);
    const refused = await attempt();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] });
  } finally {
    await other.close();
  }
});
