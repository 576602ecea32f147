import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

test('health needs no token and names the version', async () => {
  const { status, data } = await api.query(null, '{ health { ok version } }');
  expect(status).toBe(200);
  expect(data).toEqual({ health: { ok: true, version: '0.0.0-test' } });
});

test('a migrated database is ready', async () => {
  const response = await fetch(`${api.url}/readyz`);
  expect(response.status).toBe(200);
});

test('a database without tables is alive and not ready, and says when to come back', async () => {
  const empty = await startTestApi({ isEmpty: true });
  try {
    expect((await fetch(`${empty.url}/healthz`)).status).toBe(200);
    const response = await fetch(`${empty.url}/readyz`);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('5');
    const answer = await empty.query(null, '{ viewer { name } }', {}, { authorization: 'Bearer lva_anything' });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(answer.errors[0]?.extensions.code).toBe('SERVICE_UNAVAILABLE');
  } finally {
    await empty.close();
  }
});

test('a server whose first token is not minted yet is not ready: that token would be rejected', async () => {
  let isMinted = false;
  const starting = await startTestApi({ hasFirstToken: () => isMinted });
  try {
    const response = await fetch(`${starting.url}/readyz`);
    expect(response.status).toBe(503);
    expect(await response.json()).toEqual({ ready: false, problem: 'The first token is not minted yet.' });
    isMinted = true;
    expect((await fetch(`${starting.url}/readyz`)).status).toBe(200);
  } finally {
    await starting.close();
  }
});

test('a database that keeps failing the ingest is not ready, even where it can still be read', async () => {
  const failing = await startTestApi();
  try {
    await failing.prisma.$executeRaw`
      insert into ops.ingest_runs (trigger, triggered_by, status, finished_at, error_class)
      select 'POLLER', 'poller', 'FAILED', now(), 'DATABASE' from generate_series(1, 3)`;
    expect((await fetch(`${failing.url}/readyz`)).status).toBe(503);
  } finally {
    await failing.close();
  }
});
