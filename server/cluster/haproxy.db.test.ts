import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../test/free-port';
import { until } from '../test/ingest';
import { isHaproxyInstalled, startHaproxy } from './haproxy';
import { openRoleEndpoint } from './role-endpoint';

// haproxy in front of things that only say who they are. .ci/run installs it; without it these tests are skipped.
const isLeftOut = !isHaproxyInstalled();
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'leave-haproxy-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

test.skipIf(isLeftOut)('browsers reach only servers that are ready, and connections to the database only the primary', async () => {
  let primary = 0;
  let ready = [true, true];
  const servers = [0, 1].map((at) =>
    createHttpServer(({ url }, response) => {
      response.statusCode = url === '/readyz' && !ready[at] ? 503 : 200;
      response.end(`server ${at}`);
    }),
  );
  const nodes = [0, 1].map((at) => createServer((socket) => socket.on('error', () => undefined).write(`node ${at}`)));
  const roles = await Promise.all(
    [0, 1].map((at) => openRoleEndpoint(() => ({ readRole: async () => (primary === at ? 'PRIMARY' : 'STANDBY') }))),
  );
  const ports = {
    web: await findFreePort(),
    database: await findFreePort(),
    servers: await Promise.all(servers.map(listen)),
    nodes: await Promise.all(nodes.map(async (node, at) => ({ port: await listen(node), rolePort: roles[at]?.port ?? 0 }))),
  };
  const haproxy = await startHaproxy(folder, ports);
  const askWeb = () => fetch(`http://127.0.0.1:${ports.web}/`).then((response) => response.text());
  const openDatabase = async () => {
    const socket = connect(ports.database, '127.0.0.1');
    socket.on('error', () => undefined);
    const text = await Promise.race([once(socket, 'data').then(([data]) => String(data)), once(socket, 'close').then(() => null)]);
    return { socket, text };
  };
  try {
    const first = await until(async () => {
      const opened = await openDatabase();
      return opened.text === 'node 0' && opened;
    });
    const closed = once(first.socket, 'close');
    primary = 1;
    // What is open ends, so that the servers connect again at once.
    await closed;
    await until(async () => (await openDatabase()).text === 'node 1');

    expect(new Set([await askWeb(), await askWeb(), await askWeb(), await askWeb()]).size).toBe(2);
    ready = [false, true];
    await until(async () => new Set([await askWeb(), await askWeb(), await askWeb(), await askWeb()]).size === 1);
    expect(await askWeb()).toBe('server 1');
  } finally {
    await haproxy.stop();
    for (const server of servers) server.closeAllConnections();
    for (const server of [...servers, ...nodes]) server.close();
    for (const role of roles) await role.close();
  }
});

test.skipIf(isLeftOut)('a configuration that haproxy refuses is an error with its words', async () => {
  const taken = createServer();
  const port = await listen(taken);
  const ports = { web: port, database: await findFreePort(), servers: [1], nodes: [] };
  await expect(startHaproxy(folder, ports)).rejects.toThrow(/haproxy does not start: .*cannot bind/is);
  taken.close();
});
