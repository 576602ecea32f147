import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createApiToken, ensureFirstAdminToken, ensureFixedAdminToken, listApiTokens, revokeApiToken } from './api-tokens';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({
    startIngest: async ({ triggeredBy, dryRun }) => {
      const run = await api.prisma.ingestRun.create({
        data: { trigger: 'API', triggeredBy, dryRun, status: 'SUCCEEDED', startedAt: new Date(), finishedAt: new Date() },
      });
      return { runId: String(run.id) };
    },
  });
});
afterAll(() => api.close());

test('a token that is forged, expired, revoked or of another scheme is nobody', async () => {
  const expired = await createApiToken(api.prisma, { name: 'Expired', role: 'ADMIN', expiresAt: new Date(Date.now() - 1000) });
  const revoked = await createApiToken(api.prisma, { name: 'Revoked', role: 'ADMIN' });
  expect(await revokeApiToken(api.prisma, revoked.id)).toBe(true);
  expect(await revokeApiToken(api.prisma, revoked.id)).toBe(false);
  const good = await api.tokenOf('ADMIN');
  for (const authorization of [
    `Bearer ${expired.secret}`,
    `Bearer ${revoked.secret}`,
    `Bearer ${good}x`,
    `Basic ${good}`,
    'Bearer',
    good,
  ]) {
    const { status, errors } = await api.query(null, '{ viewer { name } }', {}, { authorization });
    expect([status, errors[0]?.extensions.code]).toEqual([401, 'UNAUTHENTICATED']);
  }
});

test('tokens are stored as hashes, listed without their secrets, and their use is noted', async () => {
  const { secret, id } = await createApiToken(api.prisma, { name: 'BI', role: 'ANALYST' });
  expect(secret).toMatch(/^lva_[\w-]{43}$/);
  await api.query(null, '{ viewer { name } }', {}, { authorization: `Bearer ${secret}` });
  const listed = (await listApiTokens(api.prisma)).find((token) => token.id === id);
  expect(listed).toMatchObject({ name: 'BI', role: 'ANALYST', revokedAt: null, lastUsedAt: expect.any(Date) });
  expect(JSON.stringify(listed)).not.toContain(secret);
  const rows = await api.prisma.$queryRaw<{ text: string }[]>`select t::text as text from ops.api_tokens t`;
  expect(rows.every(({ text }) => !text.includes(secret))).toBe(true);
});

test('the first administrator token is minted once, and a fixed one replaces its earlier value', async () => {
  const other = await startTestApi();
  try {
    const [one, two] = await Promise.all([ensureFirstAdminToken(other.prisma), ensureFirstAdminToken(other.prisma)]);
    expect([one, two].filter(Boolean)).toHaveLength(1);
    const first = 'a-fixed-token-of-32-characters-or-more';
    const second = `${first}-2`;
    await ensureFixedAdminToken(other.prisma, first);
    await ensureFixedAdminToken(other.prisma, second);
    await ensureFixedAdminToken(other.prisma, second);
    const statusOf = async (token: string) =>
      (await other.query(null, '{ viewer { role } }', {}, { authorization: `Bearer ${token}` })).status;
    expect(await Promise.all([one ?? two ?? '', first, second].map(statusOf))).toEqual([200, 401, 200]);
  } finally {
    await other.close();
  }
});

test('a MANAGER token needs its employee, and no other role takes one', async () => {
  await expect(createApiToken(api.prisma, { name: 'x', role: 'MANAGER' })).rejects.toThrow('needs the employee');
  await expect(createApiToken(api.prisma, { name: 'x', role: 'HR', employeeId: '1' })).rejects.toThrow('Only a MANAGER');
});

test('reading quarantined records and confirming retirements leave audit rows', async () => {
  await api.prisma
    .$executeRaw`insert into ops.ingest_runs (trigger, triggered_by, status, finished_at) values ('POLLER', 'poller', 'SUCCEEDED', now())`;
  await api.prisma.$executeRaw`
    insert into ops.missing_records (record_id, missing_since_run_id, is_held)
    select n, (select max(id) from ops.ingest_runs), n <= 2 from generate_series(1, 3) n`;
  await api.query('HR', '{ quarantinedRecords { nodes { id } } }');
  // Since somebody looked, a run has held another one.
  const late = await api.query('ADMIN', 'mutation { confirmRetirements(expectedCount: 1) }');
  expect([late.status, late.errors[0]?.message]).toEqual([400, '2 records are held by now, not 1: nothing was confirmed.']);
  const { data } = await api.query('ADMIN', 'mutation { confirmRetirements(expectedCount: 2) }');
  expect(data).toEqual({ confirmRetirements: 2 });
  const held = await api.prisma.missingRecord.findMany({ where: { isHeld: true } });
  expect(held.every(({ confirmedBy, confirmedAt }) => confirmedBy === 'Test ADMIN' && confirmedAt)).toBe(true);
  const entries = await api.prisma.auditEntry.findMany({ orderBy: { id: 'desc' }, take: 2 });
  expect(entries).toMatchObject([
    { actor: 'Test ADMIN', role: 'ADMIN', action: 'CONFIRM_RETIREMENTS', rowCount: 2 },
    { actor: 'Test HR', role: 'HR', action: 'READ_QUARANTINED_RECORDS', rowCount: 0 },
  ]);
});

test('whoever may not read the schema gets no hints about it', async () => {
  expect((await api.query('ANALYST', getIntrospectionQuery())).errors).toEqual([]);
  for (const role of ['VIEWER', null] as const) {
    const { text } = await api.query(role, '{ leaveAgregate(groupBy: [MONTH]) { dataVersion } }');
    expect(text).not.toContain('Did you mean');
    expect(text).not.toContain('leaveAggregate');
  }
  const query = 'query ($by: [LeaveDimension!]!, $filter: LeaveFilter) { leaveAggregate(groupBy: $by, filter: $filter) { dataVersion } }';
  for (const variables of [{ by: ['YEARS'] }, { by: [], filter: { status: [] } }]) {
    const { status, text } = await api.query('VIEWER', query, variables);
    expect([status, text.includes('Did you mean')]).toEqual([400, false]);
  }
});

test('the fourth triggerIngest of a token within a minute is refused, with the time to wait', async () => {
  const { secret } = await createApiToken(api.prisma, { name: 'Eager', role: 'OPERATOR' });
  const trigger = () =>
    api.query(null, 'mutation { triggerIngest(dryRun: true) { id dryRun triggeredBy } }', {}, { authorization: `Bearer ${secret}` });
  for (let attempt = 1; attempt <= 3; attempt++)
    expect((await trigger()).data.triggerIngest).toMatchObject({ dryRun: true, triggeredBy: 'Eager' });
  const { status, errors, headers } = await trigger();
  expect([status, errors[0]?.extensions.code]).toEqual([429, 'TOO_MANY_REQUESTS']);
  expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
});
