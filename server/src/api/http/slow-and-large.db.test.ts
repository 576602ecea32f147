import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/api';

const MEGABYTE = 1024 * 1024;
let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ requestMilliseconds: 1_200 });
  await api.query('ANALYST', '{ viewer { role } }');
});
afterAll(() => api.close());

const head = async (...lines: string[]) =>
  [
    'POST /graphql HTTP/1.1',
    'host: 127.0.0.1',
    `authorization: Bearer ${await api.tokenOf('ANALYST')}`,
    'content-type: application/json',
    ...lines,
  ].join('\r\n');
async function open(): Promise<Socket> {
  const socket = connect({ host: '127.0.0.1', port: Number(new URL(api.url).port) });
  // A server that hangs up while one is still sending.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}
/** What the server says until it hangs up. */
function readAll(socket: Socket): Promise<string> {
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  return new Promise((resolve) => socket.on('close', () => resolve(text)));
}

test('a body of 100 MB is refused by its announced length, and without one as soon as it is too long', async () => {
  const announced = await open();
  announced.write(`${await head(`content-length: ${100 * MEGABYTE}`, 'connection: close')}\r\n\r\n`);
  expect(await readAll(announced)).toMatch(/^HTTP\/1\.1 413 /);

  const before = process.memoryUsage.rss();
  const chunked = await open();
  const answer = readAll(chunked);
  chunked.write(`${await head('transfer-encoding: chunked')}\r\n\r\n`);
  const piece = Buffer.alloc(MEGABYTE, ' ');
  let sent = 0;
  for (; sent < 100 && !chunked.destroyed && chunked.writable; sent++) {
    const wasTaken = chunked.write(`${piece.length.toString(16)}\r\n`) && chunked.write(piece) && chunked.write('\r\n');
    if (!wasTaken) await Promise.race([once(chunked, 'drain'), once(chunked, 'close')]).catch(() => undefined);
  }
  chunked.destroy();
  expect(await answer).toMatch(/^(HTTP\/1\.1 413 |$)/);
  expect(sent).toBeLessThan(100);
  expect(process.memoryUsage.rss() - before).toBeLessThan(80 * MEGABYTE);
});

test('a gzip bomb is not unpacked', async () => {
  const bomb = gzipSync(Buffer.alloc(200 * MEGABYTE, ' '));
  expect(bomb.length).toBeLessThan(MEGABYTE);
  const before = process.memoryUsage.rss();
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
      authorization: `Bearer ${await api.tokenOf('ANALYST')}`,
    },
    body: bomb,
  });
  expect(response.status).toBe(400);
  expect(process.memoryUsage.rss() - before).toBeLessThan(80 * MEGABYTE);
});

test('200 sockets that never finish what they say are closed, and others are answered meanwhile', async () => {
  const sockets = await Promise.all(Array.from({ length: 200 }, open));
  const closed = Promise.all(sockets.map(readAll));
  const unfinished = [await head(), `${await head('content-length: 40')}\r\n\r\n{"query":`];
  for (const [at, socket] of sockets.entries()) socket.write(unfinished[at % 2] ?? '');
  expect((await api.query('ANALYST', '{ viewer { role } }')).status).toBe(200);
  expect(sockets.filter(({ closed: isClosed }) => isClosed)).toHaveLength(0);
  for (const answer of await closed) expect(answer).toMatch(/^(HTTP\/1\.1 408 |$)/);
});
