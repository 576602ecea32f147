import { once } from 'node:events';
import { connect } from 'node:net';
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

interface RunPayload {
  data: { ingestRunChanged: { id: string; status: string } };
}

test('a subscriber hears how a run goes, each state once', async () => {
  const subscription = api.subscribe(await api.tokenOf('OPERATOR'), 'subscription { ingestRunChanged { id status } }');
  await subscription.opened;
  const insertRun = async (status: string) => {
    const [run] = await api.prisma.$queryRaw<{ id: string }[]>`
      insert into ops.ingest_runs (trigger, triggered_by, status, finished_at)
      values ('POLLER', 'poller', ${status}, case when ${status} = 'RUNNING' then null else now() end) returning id::text`;
    return run?.id ?? '';
  };
  const notify = (id: string) => api.prisma.$executeRaw`select pg_notify('ingest_run_changed', ${id})`;
  // The subscription starts a moment after the socket opens: runs begin until one is heard of.
  const timer = setInterval(() => void insertRun('SUCCEEDED').then(notify), 200);
  await subscription.next;
  clearInterval(timer);

  const id = await insertRun('RUNNING');
  for (let time = 1; time <= 3; time++) await notify(id);
  const heard: string[] = [];
  const hear = async (status: string) => {
    for (;;) {
      const { ingestRunChanged } = ((await subscription.later()) as RunPayload).data;
      if (ingestRunChanged.id !== id) continue;
      heard.push(ingestRunChanged.status);
      if (ingestRunChanged.status === status) return;
    }
  };
  await hear('RUNNING');
  await api.prisma.$executeRaw`update ops.ingest_runs set status = 'SUCCEEDED', finished_at = now() where id = ${BigInt(id)}`;
  for (let time = 1; time <= 3; time++) await notify(id);
  await hear('SUCCEEDED');
  // What is heard after another run would have come before it.
  const last = await insertRun('SUCCEEDED');
  await notify(last);
  const { data } = (await subscription.later()) as RunPayload;
  expect([heard, data.ingestRunChanged.id]).toEqual([['RUNNING', 'SUCCEEDED'], last]);
  subscription.stop();
});

test('a subscription is for its roles, and a socket for subscriptions only', async () => {
  const viewer = await api.tokenOf('VIEWER');
  for (const [query, code] of [
    ['subscription { ingestRunChanged { id } }', 'FORBIDDEN'],
    ['{ viewer { name } }', 'BAD_USER_INPUT'],
    ['subscription { nothing }', 'BAD_USER_INPUT'],
    [`subscription A { dataVersionChanged { stale } } subscription B { dataVersionChanged { demo } }`, 'BAD_USER_INPUT'],
  ] as const) {
    const subscription = api.subscribe(viewer, query);
    const result = await subscription.next.catch((errors: unknown) => ({ errors }));
    expect(result).toMatchObject({ errors: [{ extensions: { code } }] });
    subscription.stop();
  }
});

const handshake = (path: string) =>
  `GET ${path} HTTP/1.1\r\nhost: here\r\nconnection: Upgrade\r\nupgrade: websocket\r\n` +
  'sec-websocket-version: 13\r\nsec-websocket-protocol: graphql-transport-ws\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n';
const openConnection = async ({ url }: TestApi) => {
  const { hostname, port } = new URL(url);
  const connection = connect(Number(port), hostname);
  connection.on('error', () => undefined);
  await once(connection, 'connect');
  return connection;
};

test('callers who break off while they are refused or taken do no harm', async () => {
  for (let time = 1; time <= 20; time++) {
    for (const path of ['/nowhere', '/graphql']) {
      const connection = await openConnection(api);
      connection.write(handshake(path), () => connection.resetAndDestroy());
      await once(connection, 'close');
    }
  }
  const connection = await openConnection(api);
  connection.write(handshake('/nowhere'));
  expect(String((await once(connection, 'data'))[0])).toMatch(/^HTTP\/1\.1 404 /);
  await once(connection, 'close');
  expect((await fetch(`${api.url}/healthz`)).status).toBe(200);
});

test('a server stops though a client does not answer its goodbye', async () => {
  const stopping = await startTestApi();
  const silent = await openConnection(stopping);
  silent.write(handshake('/graphql'));
  expect(String((await once(silent, 'data'))[0])).toMatch(/^HTTP\/1\.1 101 /);
  const startedAt = Date.now();
  await stopping.close();
  expect(Date.now() - startedAt).toBeLessThan(15_000);
  silent.destroy();
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
