import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import type { AppError } from '../../../errors';
import { createAttemptLimit } from './attempt-limit';

let first: TestApi;
let second: TestApi;
beforeAll(async () => {
  const startIngest = async () => {
    const [row] = await first.prisma.$queryRaw<{ id: bigint }[]>`
      insert into ops.ingest_runs (trigger, triggered_by, status, finished_at) values ('API', 'test', 'SUCCEEDED', now()) returning id`;
    return { runId: String(row?.id) };
  };
  first = await startTestApi({ startIngest });
  second = await startTestApi({ startIngest, databaseUrl: first.databaseUrl });
});
afterAll(async () => {
  await second?.close();
  await first?.close();
});

const agePast = (seconds: number) => first.prisma.$executeRaw`
  update ops.attempts set expires_at = expires_at - ${seconds}::float8 * interval '1 second',
    made_at = array(select t - ${seconds}::float8 * interval '1 second' from unnest(made_at) t)`;

test('ten sign-ins a minute are those of all processes together', async () => {
  const attempt = (api: TestApi) =>
    fetch(`${api.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"token":"lva_wrong"}',
    });
  const statuses: number[] = [];
  for (let count = 0; count < 10; count++) statuses.push((await attempt(count % 2 === 0 ? first : second)).status);
  expect(statuses).toEqual(Array(10).fill(401));
  for (const api of [first, second]) {
    const refused = await attempt(api);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'TOO_MANY_REQUESTS' } }] });
  }
});

test('three triggered runs a minute are those of all processes together', async () => {
  const headers = { authorization: `Bearer ${await first.tokenOf('OPERATOR')}` };
  const trigger = (api: TestApi) => api.query(null, 'mutation { triggerIngest { id } }', {}, headers);
  const answers = [await trigger(first), await trigger(second), await trigger(first), await trigger(second), await trigger(first)];
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
  expect(answers[3]?.errors[0]?.extensions).toMatchObject({ code: 'TOO_MANY_REQUESTS' });
});

test('attempts of one moment on two processes are counted one after the other', async () => {
  const limits = [first, second].map(({ prisma }) => createAttemptLimit({ prisma, name: 'at once', perMinute: 5, attempts: 'attempts' }));
  const results = await Promise.allSettled(Array.from({ length: 12 }, (_, at) => limits[at % 2]?.('key')));
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(5);
});

test('the window slides: a refused attempt does not prolong the wait, and keys without attempts are deleted', async () => {
  const options = { prisma: first.prisma, name: 'sliding', perMinute: 2, attempts: 'attempts' };
  const limit = createAttemptLimit(options);
  await limit('key');
  await agePast(40);
  await limit('key');
  const refusal = await limit('key').then(
    () => null,
    (error: AppError) => error,
  );
  expect(refusal?.code).toBe('TOO_MANY_REQUESTS');
  // 60 s after the first attempt, which was 40 s ago.
  expect(refusal?.retryAfterSeconds).toBeLessThanOrEqual(20);
  await agePast(21);
  // The one that was refused remembers so itself; another process asks the database.
  const other = createAttemptLimit(options);
  await other('key');
  await expect(other('key')).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' });
  await agePast(61);
  await createAttemptLimit(options)('another key');
  expect(await first.prisma.attempt.count()).toBe(1);
});

test('addresses and names are stored as hashes only', async () => {
  await createAttemptLimit({ prisma: first.prisma, name: 'hashed', perMinute: 2, attempts: 'attempts' })('192.0.2.77');
  const rows = await first.prisma.$queryRaw<{ row: string }[]>`select a::text as row from ops.attempts a`;
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain('192.0.2.77');
});

test('behind a proxy that is trusted, each person has sign-ins of their own; the header of anybody else changes nothing', async () => {
  const behind = await startTestApi({ databaseUrl: first.databaseUrl, trustedProxies: ['127.0.0.1'] });
  const attempts = async (api: TestApi, address: (count: number) => string) => {
    const statuses: number[] = [];
    for (let count = 0; count < 11; count++) {
      const headers = { 'content-type': 'application/json', 'x-forwarded-for': address(count) };
      statuses.push((await fetch(`${api.url}/auth/sign-in`, { method: 'POST', headers, body: '{"token":"lva_wrong"}' })).status);
    }
    return statuses;
  };
  try {
    await first.prisma.attempt.deleteMany();
    expect(await attempts(behind, (count) => `192.0.2.${count}`)).toEqual(Array(11).fill(401));
    expect((await attempts(behind, () => '192.0.2.200')).at(-1)).toBe(429);
    // Only the last address is the proxy's word; those before it are the caller's own.
    expect((await attempts(behind, (count) => `198.51.100.${count}, 192.0.2.201`)).at(-1)).toBe(429);
    const direct = await startTestApi({ databaseUrl: first.databaseUrl });
    try {
      expect((await attempts(direct, (count) => `192.0.2.${count}`)).at(-1)).toBe(429);
    } finally {
      await direct.close();
    }
  } finally {
    await behind.close();
  }
});
