import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { startTestApi, type TestApi } from '../../../test/api';
import { createApiToken, revokeApiToken } from '../shared/auth/api-tokens';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const VERSION = 'subscription { dataVersionChanged { dataVersion stale demo } }';

async function bumpVersion(): Promise<string> {
  await api.prisma.$transaction([
    api.prisma.$executeRaw`update ops.data_version set version = version + 1, changed_at = now()`,
    api.prisma.$executeRaw`select pg_notify('data_version_changed', 'x')`,
  ]);
  const [row] = await api.prisma.$queryRaw<{ version: string }[]>`select version::text from ops.data_version`;
  return row?.version ?? '';
}

test('a subscriber of any role hears of a new data version', async () => {
  const subscription = api.subscribe(await api.tokenOf('VIEWER'), VERSION);
  await subscription.opened;
  // The subscription starts a moment after the socket opens: notify until it is received.
  let version = await bumpVersion();
  const timer = setInterval(() => void bumpVersion().then((next) => (version = next)), 200);
  const payload = (await subscription.next) as { data: { dataVersionChanged: { dataVersion: string } } };
  clearInterval(timer);
  expect(payload.data.dataVersionChanged).toMatchObject({ stale: true, demo: false });
  expect(Number(payload.data.dataVersionChanged.dataVersion)).toBeLessThanOrEqual(Number(version) + 1);
  subscription.stop();
});

test('a subscriber hears how a run goes, each state once', async () => {
  const subscription = api.subscribe(await api.tokenOf('OPERATOR'), 'subscription { ingestRunChanged { id status } }');
  await subscription.opened;
  const insertRun = () => api.prisma.$executeRaw`
    with run as (insert into ops.ingest_runs (trigger, triggered_by, status, finished_at) values ('POLLER', 'poller', 'SUCCEEDED', now()) returning id)
    select pg_notify('ingest_run_changed', id::text) from run`;
  await insertRun();
  const timer = setInterval(() => void insertRun(), 200);
  const payload = (await subscription.next) as { data: { ingestRunChanged: { status: string } } };
  clearInterval(timer);
  expect(payload.data.ingestRunChanged.status).toBe('SUCCEEDED');
  subscription.stop();
});

test('a subscription is for its roles, and a socket for subscriptions only', async () => {
  const viewer = await api.tokenOf('VIEWER');
  for (const [query, code] of [
    ['subscription { ingestRunChanged { id } }', 'FORBIDDEN'],
    ['{ viewer { name } }', 'BAD_USER_INPUT'],
    ['subscription { nothing }', 'BAD_USER_INPUT'],
  ] as const) {
    const subscription = api.subscribe(viewer, query);
    const result = await subscription.next.catch((errors: unknown) => ({ errors }));
    expect(result).toMatchObject({ errors: [{ extensions: { code } }] });
    subscription.stop();
  }
});

test('an anonymous caller and a page of another origin are rejected', async () => {
  expect(await api.subscribe(null, VERSION).closed).toMatchObject({ code: 4401 });
  expect(await api.subscribe('lva_forged', VERSION).closed).toMatchObject({ code: 4401 });
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', { origin: 'https://evil.example' });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${await api.tokenOf('ADMIN')}` } }));
  expect((await once(socket, 'close'))[0]).toBe(4403);
});

test('a session cookie opens a socket, which closes when its token is revoked', async () => {
  const { secret, id } = await createApiToken(api.prisma, { name: 'Short-lived', role: 'VIEWER' });
  const signIn = await fetch(`${api.url}/auth/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: secret }),
  });
  const cookie = signIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const socket = new WebSocket(`${api.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
    origin: api.url,
    headers: { cookie },
  });
  await once(socket, 'open');
  socket.send(JSON.stringify({ type: 'connection_init' }));
  expect(JSON.parse(String((await once(socket, 'message'))[0]))).toMatchObject({ type: 'connection_ack' });
  const closed = once(socket, 'close');
  await revokeApiToken(api.prisma, id);
  expect((await closed)[0]).toBe(4401);
});
