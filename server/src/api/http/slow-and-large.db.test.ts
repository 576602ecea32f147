import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/api';
import { createLogger } from '../../logger';

const MEGABYTE = 1024 * 1024;
const DEADLINES = { headMilliseconds: 1_000, bodyMilliseconds: 1_500, bodyBytesPerSecond: 8_000 };
const logged: string[] = [];
let api: TestApi;
beforeAll(async () => {
  const logger = createLogger('info', { write: (line) => logged.push(line) });
  api = await startTestApi({ arrivalDeadlines: DEADLINES, logger });
  await api.query('ANALYST', '{ viewer { role } }');
  logged.length = 0;
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

test('a gzip bomb is not decompressed', async () => {
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
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('Compressed request bodies are not accepted')]);
  expect(process.memoryUsage.rss() - before).toBeLessThan(80 * MEGABYTE);
});

/** Writes the same few bytes again and again until the server hangs up. */
function drip(socket: Socket, bytes: string): void {
  const timer = setInterval(() => socket.write(bytes), 100);
  socket.on('close', () => clearInterval(timer));
}

test('200 sockets that send a byte now and then are closed, and others are answered meanwhile', async () => {
  const sockets = await Promise.all(Array.from({ length: 200 }, open));
  const closed = Promise.all(sockets.map(readAll));
  const beginnings = [
    `${await head('x-slow: ')}`,
    `${await head('content-length: 100000')}\r\n\r\n{"query":"`,
    `${await head('transfer-encoding: chunked')}\r\n\r\n`,
    // A body that no route reads: its answer comes at once.
    'GET /healthz HTTP/1.1\r\nhost: x\r\ncontent-length: 100000\r\n\r\n',
  ];
  for (const [at, socket] of sockets.entries()) {
    socket.write(beginnings[at % beginnings.length] ?? '');
    drip(socket, at % beginnings.length === 2 ? '1\r\nx\r\n' : 'x');
  }
  for (let count = 0; count < 20; count++) expect((await api.query('ANALYST', '{ viewer { role } }')).status).toBe(200);
  for (const [at, answer] of (await closed).entries())
    expect(answer).toMatch(at % beginnings.length === 3 ? /^HTTP\/1\.1 200 / : /^HTTP\/1\.1 408 /);
  expect(logged).toEqual([]);
});

test('sockets that say nothing at all are closed', async () => {
  const sockets = await Promise.all(Array.from({ length: 20 }, open));
  for (const answer of await Promise.all(sockets.map(readAll))) expect(answer).toMatch(/^(HTTP\/1\.1 408 |$)/);
});

test('a body that comes slowly for its length is taken', async () => {
  const socket = await open();
  const answer = readAll(socket);
  const body = Buffer.from(JSON.stringify({ query: `{ viewer { role } } ${' '.repeat(60_000)}` }));
  socket.write(`${await head(`content-length: ${body.length}`, 'connection: close')}\r\n\r\n`);
  const startedAt = performance.now();
  for (let sent = 0; sent < body.length; sent += 5_000) {
    socket.write(body.subarray(sent, sent + 5_000));
    await delay(250);
  }
  expect(performance.now() - startedAt).toBeGreaterThan(DEADLINES.bodyMilliseconds);
  expect(await answer).toMatch(/^HTTP\/1\.1 200 /);
});

test('a client that goes away in the middle of its body leaves nothing in the log', async () => {
  const socket = await open();
  socket.write(`${await head('content-length: 1000')}\r\n\r\n{"query":`);
  await delay(50);
  socket.destroy();
  await api.query('ANALYST', '{ viewer { role } }');
  expect(logged).toEqual([]);
});

test('what cannot be read is answered in the shape of every error', async () => {
  for (const [sent, status] of [
    ['nonsense\r\n\r\n', 400],
    [`GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
  ] as const) {
    const socket = await open();
    const answer = readAll(socket);
    socket.write(sent);
    const [answerHead = '', body = ''] = (await answer).split('\r\n\r\n');
    expect(answerHead).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(body)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
  }
});
