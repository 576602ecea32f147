import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type ClientRequest, get, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/api';
import { insertLeaves, makeEmployees, makeLeaves } from '../../../test/oracles/test-leaves';
import { createLogger } from '../../logger';

const SCRIPT = `export const words = ${JSON.stringify('leave '.repeat(2_000))};`;
const logged: string[] = [];
let clientDir: string;
let api: TestApi;
beforeAll(async () => {
  clientDir = await mkdtemp(join(tmpdir(), 'leave-analytics-compression-'));
  await mkdir(join(clientDir, 'assets'));
  await writeFile(join(clientDir, 'index.html'), 'the dashboard');
  await writeFile(join(clientDir, 'assets/main.js'), SCRIPT);
  // Made by the build; here each has a text of its own.
  await writeFile(join(clientDir, 'assets/main.js.br'), brotliCompressSync(`/*br*/${SCRIPT}`));
  await writeFile(join(clientDir, 'assets/main.js.gz'), gzipSync(`/*gz*/${SCRIPT}`));
  api = await startTestApi({ clientDir, logger: createLogger('info', { write: (line) => logged.push(line) }) });
  const employees = makeEmployees(60);
  await insertLeaves(api.prisma, employees, makeLeaves(employees, 3_000));
  await api.tokenOf('ANALYST');
  logged.length = 0;
});
afterAll(async () => {
  await api.close();
  await rm(clientDir, { recursive: true });
});

interface Received {
  status: number | undefined;
  headers: IncomingMessage['headers'];
  body: Buffer;
}

/** As it comes over the wire: fetch would decompress it. */
async function receive(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Received> {
  const authorization = `Bearer ${await api.tokenOf('ANALYST')}`;
  const request = get(`${api.url}${path}`, { method, headers: { authorization, 'apollo-require-preflight': 'true', ...headers } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) };
}
const query = (text: string) => `/graphql?query=${encodeURIComponent(text)}`;
const LARGE = query('{ leaves(first: 200) { nodes { id startDate endDate leaveDays } } }');
const CSV = '/export/leaves.csv?filter=%7B%7D';

describe.each([
  ['br', brotliDecompressSync],
  ['gzip', gunzipSync],
] as const)('with accept-encoding %s', (encoding, decompress) => {
  const accepted = { 'accept-encoding': encoding };

  test.each([
    ['an answer of GraphQL', LARGE],
    ['a CSV', CSV],
  ])('%s is compressed, and is the same when decompressed', async (_, path) => {
    const plain = await receive(path);
    const compressed = await receive(path, accepted);
    expect([plain.headers['content-encoding'], compressed.headers['content-encoding']]).toEqual([undefined, encoding]);
    expect(compressed.headers.vary).toContain('accept-encoding');
    const timeless = (body: Buffer) => body.toString().replace(/"ageSeconds":\d+/, '');
    expect(timeless(decompress(compressed.body))).toBe(timeless(plain.body));
    expect(plain.body.length).toBeGreaterThan(5 * compressed.body.length);
  });

  test('a short answer is left as it is', async () => {
    const { headers, body } = await receive(query('{ viewer { role } }'), accepted);
    expect(headers['content-encoding']).toBeUndefined();
    expect(JSON.parse(body.toString()).data).toEqual({ viewer: { role: 'ANALYST' } });
  });

  test('a file comes as the build compressed it', async () => {
    const { headers, body } = await receive('/assets/main.js', accepted);
    expect([headers['content-encoding'], headers['content-type']]).toEqual([encoding, expect.stringContaining('javascript')]);
    expect(decompress(body).toString()).toBe(`/*${encoding.slice(0, 1) === 'b' ? 'br' : 'gz'}*/${SCRIPT}`);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
  });

  test('HEAD says what GET would send, without a body', async () => {
    for (const path of ['/assets/main.js', '/healthz']) {
      const { status, body } = await receive(path, accepted, 'HEAD');
      expect([path, status, body.length]).toEqual([path, 200, 0]);
    }
  });

  test('a part of a file is a part of what is sent, and is not compressed again', async () => {
    const whole = await receive('/assets/main.js', accepted);
    const part = await receive('/assets/main.js', { ...accepted, range: 'bytes=2-9' });
    expect([part.status, part.headers['content-range']]).toEqual([206, `bytes 2-9/${whole.body.length}`]);
    expect(part.body).toEqual(whole.body.subarray(2, 10));
  });

  test('a workbook, which is compressed by itself, is left as it is', async () => {
    const { headers, body } = await receive('/export/leaves.xlsx?filter=%7B%7D', accepted);
    expect(headers['content-encoding']).toBeUndefined();
    expect(body.subarray(0, 2).toString()).toBe('PK');
  });
});

test('the compressed files are no addresses of their own', async () => {
  const { headers, body } = await receive('/assets/main.js.br');
  expect([headers['content-encoding'], headers['content-type']]).not.toEqual(['br', expect.stringContaining('javascript')]);
  expect(body.length).toBeLessThan(SCRIPT.length);
});

test('a compressed body of a request is not decompressed', async () => {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', authorization: `Bearer ${await api.tokenOf('ANALYST')}` },
    body: gzipSync('{"query":"{ viewer { role } }"}'),
  });
  expect(response.status).toBe(400);
});

test('readers that leave in the middle of a compressed file give their places back, and nothing is logged', async () => {
  const authorization = `Bearer ${await api.tokenOf('ANALYST')}`;

  async function begin(): Promise<{ request: ClientRequest; response: IncomingMessage }> {
    const request = get(`${api.url}${CSV}`, { headers: { authorization, 'accept-encoding': 'br' } });
    request.on('error', () => undefined);
    const [response] = (await once(request, 'response')) as [IncomingMessage];
    return { request, response };
  }

  async function leaveInTheMiddle(): Promise<void> {
    let { request, response } = await begin();
    // The server notices a moment later that the reader before has left.
    while (response.statusCode === 429) {
      response.resume();
      await delay(20);
      ({ request, response } = await begin());
    }
    expect(response.statusCode).toBe(200);
    response.once('data', () => request.destroy());
    await once(request, 'close');
  }

  for (let round = 0; round < 3; round++) await Promise.all(Array.from({ length: 3 }, leaveInTheMiddle));
  await expect.poll(async () => (await receive(CSV)).status).toBe(200);
  expect(logged).toEqual([]);
});
