import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server, connect as tcpConnect } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject, test, vi } from 'vitest';
import { type BuiltCommands, buildCommands } from '../server/test/commands';
import { createTestDatabase } from '../server/test/database';
import { findFreePort } from '../server/test/free-port';
import { createIngestHarness, UPSTREAM_TOKEN, until } from '../server/test/ingest';
import { makeRecords } from '../server/test/records';
import { watchLine } from '../server/test/watched-log';

// The program itself, as `npm start` runs it, in a process of its own.

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let built: BuiltCommands;
const children: ChildProcess[] = [];
vi.setConfig({ testTimeout: 60_000 });
const ADMIN_TOKEN = `start-test-${'x'.repeat(40)}`;
/** Ten seconds, and a moment for the process to end. */
const DRAIN_MILLISECONDS = 12_000;
beforeAll(async () => {
  database = await createTestDatabase();
  built = await buildCommands(['start'], database.url);
  for (const part of ['server', 'client']) await mkdir(join(built.folder, 'dist', part), { recursive: true });
  await writeFile(join(built.folder, 'dist/client/index.html'), 'a page');
  await symlink(inject('martWorkerFile'), join(built.folder, 'dist/server/mart-worker.js'));
});
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill('SIGKILL');
    await once(child, 'exit');
  }
});
afterAll(async () => {
  await built?.remove();
  await database?.drop();
});

/** Starts the program without polls. */
function start(env: Record<string, string>) {
  const child = spawn(process.execPath, ['start.js'], {
    cwd: built.folder,
    env: { PATH: process.env.PATH, INGEST_INTERVAL_SECONDS: '0', LOG_LEVEL: 'warn', DATABASE_URL: database.url, ...env },
  });
  children.push(child);
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += chunk));
  child.stderr.on('data', (chunk) => (output.stderr += chunk));
  child.once('exit', () => watchLine(output.stderr));
  return { child, output };
}

const statusOf = (port: number, path: string) =>
  fetch(`http://127.0.0.1:${port}${path}`).then(
    ({ status }) => status,
    () => 0,
  );

test('SIGTERM under load lets what is under way end, and ends the program with exit code 0 and nothing in the log', async () => {
  const port = await findFreePort();
  const { child, output } = start({ PORT: String(port), ADMIN_TOKEN });
  await until(async () => (await statusOf(port, '/readyz')) === 200);
  const ask = () =>
    fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ leaves(first: 5) { totalCount } }' }),
    }).then(
      ({ status }) => status,
      () => 'closed',
    );
  expect(await ask()).toBe(200);
  const answers = Promise.all(Array.from({ length: 30 }, ask));
  child.kill('SIGTERM');
  const startedAt = performance.now();
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
  expect(performance.now() - startedAt).toBeLessThan(DRAIN_MILLISECONDS);
  for (const answer of await answers) expect([200, 503, 'closed']).toContain(answer);
  expect(output.stderr).toBe('');
  expect(await statusOf(port, '/healthz')).toBe(0);
});

test('a port in use is one line that names it, and exit code 1', async () => {
  const taken: Server = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  const { child, output } = start({ PORT: String(port) });
  const [code] = await once(child, 'exit');
  taken.close();
  expect([code, output.stderr]).toEqual([1, `Port ${port} of 127.0.0.1 is in use: set PORT to another one.\n`]);
});

test('with a collector configured, requests and runs are spans there, without a token, an email or a reason', async () => {
  const bodies: string[] = [];
  const collector = createHttpServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      bodies.push(`${request.url} ${body}`);
      response.setHeader('content-type', 'application/json');
      response.end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(collector, 'listening');
  const harness = await createIngestHarness({ records: makeRecords(20, () => ({ reason: 'A confidence' })) });
  const port = await findFreePort();
  const { child, output } = start({
    PORT: String(port),
    ADMIN_TOKEN,
    DATABASE_URL: harness.url,
    VYAGUTA_URL: harness.upstreamUrl,
    VYAGUTA_TOKEN: UPSTREAM_TOKEN,
    OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${(collector.address() as AddressInfo).port}/`,
  });
  await until(async () => (await statusOf(port, '/readyz')) === 200);
  const ask = (query: string) =>
    fetch(`http://127.0.0.1:${port}/graphql`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${ADMIN_TOKEN}`,
        'content-type': 'application/json',
        traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`,
      },
      body: JSON.stringify({ query }),
    });
  await ask('mutation { triggerIngest { id } }');
  await until(async () => (await harness.query(`select 1 from ops.ingest_runs where status = 'SUCCEEDED'`)).length > 0);
  await ask('{ employees(search: "person1@example.com") { nodes { email } } }');
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
  collector.close();
  await harness.drop();

  const all = bodies.join('\n');
  expect(bodies.every((body) => body.startsWith('/v1/traces '))).toBe(true);
  const spans = bodies.flatMap((body) =>
    JSON.parse(body.slice(body.indexOf('{'))).resourceSpans.flatMap(({ scopeSpans }: { scopeSpans: { spans: Span[] }[] }) =>
      scopeSpans.flatMap((scope) => scope.spans),
    ),
  ) as Span[];
  expect(spans.filter(({ name }) => name === 'POST /graphql').map(({ traceId }) => traceId)).toEqual(['a'.repeat(32), 'a'.repeat(32)]);
  const run = spans.find(({ name }) => name === 'ingest run');
  expect(run?.attributes).toContainEqual({ key: 'status', value: { stringValue: 'SUCCEEDED' } });
  expect(run?.events?.map(({ name }) => name)).toEqual(['FETCH', 'VALIDATE', 'MERGE']);
  expect(all).toContain('leave-analytics');
  for (const secret of [ADMIN_TOKEN, UPSTREAM_TOKEN, '@example.com', 'A confidence', 'Oakes']) expect(all).not.toContain(secret);
  expect(output.stderr).toBe('');
});

interface Span {
  name: string;
  traceId: string;
  attributes: object[];
  events?: { name: string }[];
}

test('without its database the program is alive and not ready, and serves figures as soon as it is there', async () => {
  const harness = await createIngestHarness();
  await harness.serve(makeRecords(20));
  const [port, databasePort] = [await findFreePort(), await findFreePort()];
  const url = new URL(harness.url);
  const target = { host: url.hostname, port: Number(url.port) };
  url.hostname = '127.0.0.1';
  url.port = String(databasePort);
  const { child } = start({ PORT: String(port), DATABASE_URL: url.href, LOG_LEVEL: 'silent' });
  await until(async () => (await statusOf(port, '/healthz')) === 200);
  expect(await statusOf(port, '/readyz')).toBe(503);

  const forwarder = createServer((socket) => {
    const database = tcpConnect(target);
    socket.pipe(database).pipe(socket);
    for (const end of [socket, database]) end.on('error', () => end.destroy());
  }).listen(databasePort, '127.0.0.1');
  await until(async () => (await statusOf(port, '/readyz')) === 200);
  child.kill('SIGTERM');
  expect((await once(child, 'exit'))[0]).toBe(0);
  forwarder.close();
  await harness.drop();
});
