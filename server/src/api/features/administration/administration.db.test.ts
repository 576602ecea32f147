import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { insertLeaves, makeEmployees } from '../../../../test/oracles/test-leaves';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const CREATE = `mutation ($input: CreateApiTokenInput!) {
  createApiToken(input: $input) { secret warning token { id name role employeeId createdAt expiresAt revokedAt lastUsedAt } }
}`;
const REVOKE = 'mutation ($id: ID!) { revokeApiToken(id: $id) { id revokedAt } }';
const AUDIT = `query ($filter: AuditFilter, $first: Int, $after: String) {
  auditEntries(filter: $filter, first: $first, after: $after) { totalCount nodes { id occurredAt actor role action rowCount detail } pageInfo { hasNextPage endCursor } }
}`;

const roleBehind = async (secret: string) => {
  const { status, data } = await api.query(null, '{ viewer { role } }', {}, { authorization: `Bearer ${secret}` });
  return [status, data?.viewer?.role ?? null];
};
const readAudit = async (filter: object, more: object = {}) => (await api.query('ADMIN', AUDIT, { filter, ...more })).data.auditEntries;

test('an ADMIN mints a token that works, sees it in the list without its secret, and revokes it for good', async () => {
  const expiresAt = new Date(Date.now() + 60_000).toISOString();
  const { data } = await api.query('ADMIN', CREATE, { input: { name: '  Payroll ', role: 'HR', expiresAt } });
  const { secret, token } = data.createApiToken;
  expect(token).toMatchObject({ name: 'Payroll', role: 'HR', employeeId: null, expiresAt, revokedAt: null, lastUsedAt: null });
  expect(await roleBehind(secret)).toEqual([200, 'HR']);

  const list = await api.query(
    'ADMIN',
    '{ apiTokens { totalCount nodes { id name lastUsedAt } edges { cursor } pageInfo { hasNextPage } } }',
  );
  expect(list.data.apiTokens.nodes.find(({ id }: { id: string }) => id === token.id)).toMatchObject({ lastUsedAt: expect.any(String) });
  expect(list.text).not.toContain(secret);

  const [first, second] = [await api.query('ADMIN', REVOKE, { id: token.id }), await api.query('ADMIN', REVOKE, { id: token.id })];
  expect(first.data.revokeApiToken.revokedAt).toEqual(expect.any(String));
  expect(second.data).toEqual(first.data);
  expect(await roleBehind(secret)).toEqual([401, null]);
  expect(await readAudit({ actions: ['CREATE_API_TOKEN', 'REVOKE_API_TOKEN'] })).toMatchObject({
    totalCount: 2,
    nodes: [
      { actor: 'Test ADMIN', role: 'ADMIN', action: 'REVOKE_API_TOKEN', rowCount: 1, detail: { id: token.id, name: 'Payroll' } },
      {
        actor: 'Test ADMIN',
        role: 'ADMIN',
        action: 'CREATE_API_TOKEN',
        rowCount: 1,
        detail: { id: token.id, name: 'Payroll', role: 'HR' },
      },
    ],
  });
  const stored = await api.prisma.$queryRaw<{ text: string }[]>`select detail::text as text from ops.audit_entries`;
  expect(stored.some(({ text }) => text.includes(secret))).toBe(false);
});

test('a MANAGER token of somebody who has a team comes without a warning', async () => {
  const people = makeEmployees(12);
  const employeeId = people[0]?.employee_id ?? '';
  await insertLeaves(api.prisma, people, []);
  const { data } = await api.query('ADMIN', CREATE, { input: { name: 'Team', role: 'MANAGER', employeeId } });
  expect(data.createApiToken).toMatchObject({ warning: null, token: { employeeId } });
});

test('a MANAGER token is bound to its employee, and no other role is', async () => {
  const bound = await api.query('ADMIN', CREATE, { input: { name: 'Team of 131', role: 'MANAGER', employeeId: '131' } });
  expect(bound.data.createApiToken).toMatchObject({
    warning: 'Employee 131 has no team: the token shows no data until there is one.',
    token: { role: 'MANAGER', employeeId: '131' },
  });
  for (const input of [
    { name: 'x', role: 'MANAGER' },
    { name: 'x', role: 'HR', employeeId: '131' },
    { name: ' ', role: 'HR' },
    { name: 'x'.repeat(101), role: 'HR' },
    { name: 'two\nlines', role: 'HR' },
    { name: 'x', role: 'HR', expiresAt: '2020-01-01T00:00:00Z' },
    { name: 'x', role: 'OWNER' },
  ]) {
    const { status, errors, data } = await api.query('ADMIN', CREATE, { input });
    expect([input, status, errors[0]?.extensions.code, data]).toEqual([input, 400, 'BAD_USER_INPUT', null]);
  }
});

test('nobody but an ADMIN revokes a token, and an id that is none is not found', async () => {
  const { data } = await api.query('ADMIN', CREATE, { input: { name: 'Stays', role: 'VIEWER' } });
  const { id } = data.createApiToken.token;
  for (const role of ['OPERATOR', 'VIEWER', 'ANALYST', 'HR', 'MANAGER'] as const)
    expect((await api.query(role, REVOKE, { id })).errors[0]?.extensions.code).toBe('FORBIDDEN');
  expect(await roleBehind(data.createApiToken.secret)).toEqual([200, 'VIEWER']);
  for (const wrong of ['999999', 'abc', data.createApiToken.secret]) {
    const { status, text } = await api.query('ADMIN', REVOKE, { id: wrong });
    expect([status, text.includes(data.createApiToken.secret)]).toEqual([404, false]);
  }
});

test('a sign-in leaves an audit row, a refused one none', async () => {
  const signIn = (token: string) =>
    fetch(`${api.url}/auth/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
    });
  await signIn(await api.tokenOf('ANALYST'));
  await signIn('lva_forged');
  expect(await readAudit({ actions: ['SIGN_IN'] })).toMatchObject({
    totalCount: 1,
    nodes: [{ actor: 'Test ANALYST', role: 'ANALYST', rowCount: null, detail: { tokenId: expect.any(String) } }],
  });
});

test('the audit is read newest first, page by page, by actor, act and time', async () => {
  await api.prisma.$executeRaw`
    insert into ops.audit_entries (occurred_at, actor, role, action, row_count, detail)
    select timestamptz '2024-05-01T00:00:00Z' + n * interval '1 day', case when n % 2 = 0 then 'Asha' else 'Bikram' end, 'HR', 'READ_LEAVES', n, jsonb_build_object('n', n)
    from generate_series(1, 30) n`;
  await api.prisma.$executeRaw`
    insert into ops.audit_entries (occurred_at, actor, role, action, row_count) values ('2024-05-02T00:00:00Z', 'npm run token', 'COMMAND', 'CREATE_API_TOKEN', 1)`;
  const filter = { actors: ['Asha'], actions: ['READ_LEAVES'], from: '2024-05-05T00:00:00Z', to: '2024-05-27T00:00:00Z' };
  const expected = Array.from({ length: 30 }, (_, at) => 30 - at).filter((n) => n % 2 === 0 && n >= 4 && n < 26);
  const seen: number[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page = await readAudit(filter, { first: 4, after });
    expect(page.totalCount).toBe(expected.length);
    seen.push(...page.nodes.map(({ rowCount }: { rowCount: number }) => rowCount));
    ({ endCursor: after, hasNextPage: more } = page.pageInfo);
  }
  expect(seen).toEqual(expected);
  expect((await readAudit({ actors: ['npm run token'] })).nodes).toMatchObject([{ role: null, action: 'CREATE_API_TOKEN' }]);
  const tooMany = await api.query('ADMIN', AUDIT, { filter: { actors: Array.from({ length: 101 }, () => 'x') } });
  expect([tooMany.status, tooMany.errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
});
