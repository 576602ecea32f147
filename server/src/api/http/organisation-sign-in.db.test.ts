import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/api';
import { findFreePort } from '../../../test/free-port';
import { type SignInIssuer, startSignInIssuer } from '../../../test/sign-in-issuer';
import { findLiveViewers } from '../shared/auth/live-viewers';
import { readViewer } from '../shared/auth/read-viewer';

const CLIENT = { clientId: 'leave-analytics', clientSecret: 'a secret of the tests: with signs & more' };
let issuer: SignInIssuer;
let api: TestApi;
beforeAll(async () => {
  const port = await findFreePort();
  const publicUrl = `http://127.0.0.1:${port}`;
  issuer = await startSignInIssuer({ ...CLIENT, redirectUri: `${publicUrl}/auth/oidc/callback` });
  api = await startTestApi({ port, publicUrl, oidc: { issuer: issuer.issuer, ...CLIENT } });
});
afterAll(async () => {
  await api.close();
  await issuer.stop();
});

const ASHA = { sub: 'asha', name: 'Asha Rana', email: 'asha@example.com', email_verified: true, leave_analytics_role: 'HR' };

/** A browser with one jar for each server, which says where a chain of redirects leads. */
function openBrowser() {
  const jars = new Map<string, Map<string, string>>();
  async function visit(address: string): Promise<Response> {
    const { origin } = new URL(address);
    const jar = jars.get(origin) ?? new Map<string, string>();
    jars.set(origin, jar);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(address, { redirect: 'manual', headers: cookie ? { cookie } : {} });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  }
  const next = (response: Response, from: string) => new URL(response.headers.get('location') ?? '', from).href;
  /** Follows redirects until one leads to an address that begins with `end`, which is not visited. */
  async function follow(address: string, end: string): Promise<string> {
    for (let current = address, hops = 0; hops < 12; hops++) {
      const response = await visit(current);
      current = next(response, current);
      if (current.startsWith(end)) return current;
    }
    throw new Error('The redirects do not end');
  }
  return { visit, follow, jarOf: (origin: string) => jars.get(origin) ?? new Map<string, string>() };
}

const callback = () => `${api.url}/auth/oidc/callback`;
const start = (back = '/data') => `${api.url}/auth/oidc/sign-in?back=${encodeURIComponent(back)}`;
const viewerOf = async (browser: ReturnType<typeof openBrowser>) => {
  const session = browser.jarOf(api.url).get('leave_session');
  return api.query(null, '{ viewer { name role employeeId expiresAt } }', {}, session ? { cookie: `leave_session=${session}` } : {});
};
async function signIn(claims: Record<string, unknown> & { sub: string }, back?: string) {
  issuer.setPerson(claims);
  const browser = openBrowser();
  const response = await browser.visit(await browser.follow(start(back), callback()));
  return { browser, response, location: response.headers.get('location') };
}

test('a person of the organisation comes in with the role that the issuer says, and is where they wanted to be', async () => {
  const { browser, response, location } = await signIn(ASHA, '/employees?search=a#top');
  expect([response.status, location]).toEqual([302, `${api.url}/employees?search=a#top`]);
  const cookies = response.headers.getSetCookie();
  expect(cookies).toEqual([
    expect.stringMatching(/^leave_sign_in=; .*Path=\/auth\/oidc/),
    expect.stringMatching(/^leave_session=lvs_[\w-]{43}; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/),
  ]);
  const { status, data } = await viewerOf(browser);
  expect([status, data.viewer]).toMatchObject([200, { name: 'Asha Rana', role: 'HR', employeeId: null }]);
  const hours = (Date.parse(data.viewer.expiresAt) - Date.now()) / 3_600_000;
  expect([hours > 7.9, hours <= 8]).toEqual([true, true]);
  const { data: audit } = await api.query('ADMIN', '{ auditEntries(filter: { actions: [SIGN_IN] }) { nodes { actor role detail } } }');
  expect(audit.auditEntries.nodes[0]).toEqual({ actor: 'Asha Rana', role: 'HR', detail: { subject: 'asha' } });
  expect(JSON.stringify(audit)).not.toContain('asha@example.com');
});

test('what the browser carries to the issuer is a challenge, never the verifier; the scopes are those of a profile', async () => {
  const begun = await openBrowser().visit(start());
  const sent = Object.fromEntries(new URL(begun.headers.get('location') ?? '').searchParams);
  expect(sent).toMatchObject({
    response_type: 'code',
    client_id: CLIENT.clientId,
    redirect_uri: callback(),
    scope: 'openid profile email',
    code_challenge_method: 'S256',
    code_challenge: expect.stringMatching(/^[\w-]{43}$/),
    nonce: expect.any(String),
  });
  expect(begun.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^leave_sign_in=[\w-]+; Max-Age=600; Path=\/auth\/oidc; HttpOnly; SameSite=Lax$/),
  ]);
  const [attempt] = await api.prisma.$queryRaw<{ text: string }[]>`select a::text as text from ops.sign_in_attempts a`;
  expect(attempt?.text).not.toContain(sent.state);
});

test('a state counts once, in the browser that began, and for ten minutes', async () => {
  issuer.setPerson(ASHA);
  const expired = `${api.url}/sign-in?problem=EXPIRED`;
  const browser = openBrowser();
  const back = await browser.follow(start(), callback());
  const state = browser.jarOf(api.url).get('leave_sign_in') ?? '';
  // Somebody else's browser, with the address.
  expect((await openBrowser().visit(back)).headers.get('location')).toBe(expired);
  const [first, second] = await Promise.all(
    [1, 2].map(() => fetch(back, { redirect: 'manual', headers: { cookie: `leave_sign_in=${state}` } })),
  );
  expect([first, second].map((response) => response?.headers.get('location')).toSorted()).toEqual([`${api.url}/data`, expired]);
  expect((await fetch(back, { redirect: 'manual', headers: { cookie: `leave_sign_in=${state}` } })).headers.get('location')).toBe(expired);

  const late = openBrowser();
  const lateBack = await late.follow(start(), callback());
  await api.prisma.$executeRaw`update ops.sign_in_attempts set expires_at = now()`;
  expect((await late.visit(lateBack)).headers.get('location')).toBe(expired);
  await openBrowser().visit(start());
  expect(await api.prisma.signInAttempt.count()).toBe(1);
});

test("a code or state that was tampered with brings nobody in, nor does another sign-in's code", async () => {
  issuer.setPerson(ASHA);
  for (const tamper of [
    (query: URLSearchParams) => query.set('code', 'made-up'),
    (query: URLSearchParams) => query.set('iss', 'https://evil.example'),
    (query: URLSearchParams) => query.delete('code'),
    (query: URLSearchParams) => query.set('state', 'another'),
  ]) {
    const browser = openBrowser();
    const back = new URL(await browser.follow(start(), callback()));
    tamper(back.searchParams);
    expect((await browser.visit(back.href)).headers.get('location')).toMatch(/\/sign-in\?problem=(FAILED|EXPIRED)$/);
    expect((await viewerOf(browser)).status).toBe(401);
  }
  const [mine, theirs] = [openBrowser(), openBrowser()];
  const back = new URL(await mine.follow(start(), callback()));
  const stolen = new URL(await theirs.follow(start(), callback())).searchParams.get('code') ?? '';
  back.searchParams.set('code', stolen);
  expect((await mine.visit(back.href)).headers.get('location')).toBe(`${api.url}/sign-in?problem=FAILED`);
});

test.each([
  [{ ...ASHA, leave_analytics_role: undefined }, 'NO_ROLE'],
  [{ ...ASHA, roles: ['leave-analytics:ADMIN'] }, 'SEVERAL_ROLES'],
  [{ ...ASHA, leave_analytics_role: 'MANAGER' }, 'NO_EMPLOYEE'],
])('%j may not come in: %s', async (claims, problem) => {
  const { browser, location } = await signIn(claims);
  expect(location).toBe(`${api.url}/sign-in?problem=${problem}`);
  expect((await viewerOf(browser)).status).toBe(401);
});

test('a MANAGER is bound to the employee of the verified email', async () => {
  await api.prisma.$executeRaw`
    insert into dbo.employees (employee_id, user_id, first_name, last_name, email, is_hr, is_supervisor, newest_leave_id)
    values ('131', 1, 'Asha', 'Rana', 'Asha@Example.com', false, true, 1)`;
  const { browser } = await signIn({ ...ASHA, leave_analytics_role: 'MANAGER' });
  expect((await viewerOf(browser)).data.viewer).toMatchObject({ role: 'MANAGER', employeeId: '131' });
});

test('whoever says no at the issuer is back at the sign-in page', async () => {
  issuer.setRefusing(true);
  const { location } = await signIn(ASHA);
  issuer.setRefusing(false);
  expect(location).toBe(`${api.url}/sign-in?problem=REFUSED`);
});

test.each(['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', '/.//evil.example', 'data', ''])(
  'the way back stays on this server, regardless of what it is: %j',
  async (back) => {
    const { location } = await signIn(ASHA, back);
    expect(new URL(location ?? '').origin).toBe(api.url);
  },
);

test('a session of the organisation is renewed at the next sign-in, ends when it is signed out, and its sockets with it', async () => {
  const { browser } = await signIn(ASHA);
  const first = browser.jarOf(api.url).get('leave_session') ?? '';
  await browser.visit(await browser.follow(start(), callback()));
  const second = browser.jarOf(api.url).get('leave_session') ?? '';
  const access = { prisma: api.prisma, organisation: null };
  const [ended, live] = await Promise.all([first, second].map((session) => readViewer(access, { bearer: null, session })));
  expect([ended, live?.identity]).toEqual([null, { issuer: issuer.issuer, subject: 'asha' }]);
  if (!live) throw new Error('nobody');
  expect(await findLiveViewers(api.prisma, [live])).toEqual(new Set([live]));
  const signOut = await fetch(`${api.url}/auth/sign-out`, { method: 'POST', headers: { cookie: `leave_session=${second}` } });
  expect([signOut.status, (await viewerOf(browser)).status]).toEqual([204, 401]);
  expect(await findLiveViewers(api.prisma, [live])).toEqual(new Set());
});

test('an ADMIN ends all sessions of a person before their time, and their calendar feeds; nobody else does', async () => {
  const END = 'mutation ($subject: ID!) { endSessions(subject: $subject) }';
  const [one, other, colleague] = [await signIn(ASHA), await signIn(ASHA), await signIn({ ...ASHA, sub: 'bikram' })];
  const session = other.browser.jarOf(api.url).get('leave_session') ?? '';
  const viewer = await readViewer({ prisma: api.prisma, organisation: null }, { bearer: null, session });
  if (!viewer) throw new Error('nobody');
  const feed = 'mutation { createCalendarFeed(input: { name: "Team" }) { path } }';
  const { data } = await api.query(null, feed, {}, { cookie: `leave_session=${session}` });
  expect((await fetch(api.url + data.createCalendarFeed.path)).status).toBe(200);

  for (const role of ['OPERATOR', 'VIEWER', 'ANALYST', 'HR', 'MANAGER'] as const)
    expect((await api.query(role, END, { subject: 'asha' })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  const live = await api.prisma.session.count({ where: { subject: 'asha', endedAt: null, expiresAt: { gt: new Date() } } });
  expect(live).toBeGreaterThan(1);
  expect((await api.query('ADMIN', END, { subject: 'asha' })).data).toEqual({ endSessions: live });
  expect((await api.query('ADMIN', END, { subject: 'asha' })).data).toEqual({ endSessions: 0 });
  expect([(await viewerOf(one.browser)).status, (await viewerOf(other.browser)).status]).toEqual([401, 401]);
  expect(await findLiveViewers(api.prisma, [viewer])).toEqual(new Set());
  expect((await fetch(api.url + data.createCalendarFeed.path)).status).toBe(404);
  expect((await viewerOf(colleague.browser)).status).toBe(200);
  const audit = await api.query('ADMIN', '{ auditEntries(filter: { actions: [END_SESSIONS] }) { nodes { actor rowCount detail } } }');
  expect(audit.data.auditEntries.nodes).toEqual([
    { actor: 'Test ADMIN', rowCount: live, detail: { ended: 'asha', revokedFeeds: 1, tokenId: expect.any(String) } },
  ]);
  expect((await api.query('ADMIN', END, { subject: 'nobody' })).data).toEqual({ endSessions: 0 });
  // The organisation still lets them in.
  expect((await viewerOf((await signIn(ASHA)).browser)).status).toBe(200);
});

test('an ADMIN sees who is signed in through the organisation, without any secret; nobody else does', async () => {
  const SESSIONS = '{ sessions(first: 200) { totalCount nodes { id issuer subject name role since until } } }';
  await api.prisma.session.updateMany({ data: { endedAt: new Date() } });
  const before = Date.now();
  const [asha, bikram] = [await signIn(ASHA), await signIn({ ...ASHA, sub: 'bikram', name: 'Bikram', leave_analytics_role: 'HR' })];
  // Whoever comes with a token is listed with the tokens.
  await fetch(`${api.url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: await api.tokenOf('ANALYST') }),
  });
  const { data, text } = await api.query('ADMIN', SESSIONS);
  expect(data.sessions.totalCount).toBe(2);
  expect(data.sessions.nodes).toMatchObject([
    { issuer: issuer.issuer, subject: 'bikram', name: 'Bikram', role: 'HR' },
    { issuer: issuer.issuer, subject: 'asha' },
  ]);
  const [{ since, until }] = data.sessions.nodes;
  expect(Date.parse(since)).toBeGreaterThan(before - 60_000);
  expect(Date.parse(until) - Date.parse(since)).toBeGreaterThan(7.9 * 3_600_000);
  for (const { browser } of [asha, bikram]) expect(text).not.toContain(browser.jarOf(api.url).get('leave_session'));
  for (const role of ['OPERATOR', 'VIEWER', 'ANALYST', 'HR', 'MANAGER'] as const)
    expect((await api.query(role, SESSIONS)).errors[0]?.extensions.code).toBe('FORBIDDEN');

  const [newest] = data.sessions.nodes;
  await api.prisma.session.update({ where: { id: BigInt(newest.id) }, data: { expiresAt: new Date() } });
  expect((await api.query('ADMIN', SESSIONS)).data.sessions.nodes).toMatchObject([{ subject: 'asha' }]);
});

test('a subject of one issuer is not taken for that of another', async () => {
  const END = 'mutation ($subject: ID!, $issuer: String) { endSessions(subject: $subject, issuer: $issuer) }';
  await api.prisma.session.updateMany({ data: { endedAt: new Date() } });
  await signIn(ASHA);
  const identity = { issuer: 'https://former.example.com', subject: 'asha', name: 'Another', role: 'VIEWER' };
  await api.prisma.session.create({ data: { ...identity, sessionHash: new Uint8Array(32), expiresAt: new Date(Date.now() + 60_000) } });
  const end = async (of?: string) => (await api.query('ADMIN', END, { subject: 'asha', issuer: of })).data.endSessions;
  expect(await end(issuer.issuer)).toBe(1);
  expect((await api.query('ADMIN', '{ sessions { nodes { issuer } } }')).data.sessions.nodes).toEqual([{ issuer: identity.issuer }]);
  expect(await end('https://nobody.example.com')).toBe(0);
  expect(await end()).toBe(1);
});

test('the page learns whether there is a sign-in of the organisation; without one there are no such routes', async () => {
  const plain = await startTestApi();
  const methods = async (url: string) => (await fetch(`${url}/auth/methods`)).json();
  try {
    expect([await methods(api.url), await methods(plain.url)]).toEqual([
      { token: true, organisation: true, signedIn: false },
      { token: true, organisation: false, signedIn: false },
    ]);
    for (const path of ['sign-in', 'callback']) expect((await fetch(`${plain.url}/auth/oidc/${path}`)).status).toBe(404);
  } finally {
    await plain.close();
  }
});

test('with the issuer away one is back at the sign-in page and the server lives on; cookies are Secure where there is https', async () => {
  const gone = await startTestApi({ publicUrl: 'https://leave.example.com', oidc: { issuer: 'http://127.0.0.1:1', ...CLIENT } });
  try {
    const response = await fetch(`${gone.url}/auth/oidc/sign-in`, { redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([302, 'https://leave.example.com/sign-in?problem=UNAVAILABLE']);
    const signedIn = await fetch(`${gone.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: await gone.tokenOf('VIEWER') }),
    });
    expect(signedIn.headers.get('set-cookie')).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
  } finally {
    await gone.close();
  }
});
