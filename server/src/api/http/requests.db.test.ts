import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Answer, readAnswer, startTestApi, type TestApi } from '../../../test/api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.query('ANALYST', '{ viewer { name } }');
});
afterAll(() => api.close());

const VIEWER = '{ viewer { role } }';
const levels = (depth: number): string => (depth === 0 ? 'name' : `ofType { ${levels(depth - 1)} }`);
const bomb = `query { ...A0 } ${Array.from({ length: 25 }, (_, at) => `fragment A${at} on Query { ...A${at + 1} ...A${at + 1} }`).join(' ')} fragment A25 on Query { viewer { role } }`;
const repeat = (count: number, part: (at: number) => string) => Array.from({ length: count }, (_, at) => part(at)).join(' ');

const deep = `{ ingestRuns ${'{ edges { node '.repeat(200)}{ id }${'} }'.repeat(200)} }`;

const ABUSE: [string, string, Record<string, unknown>?][] = [
  ['1,000 aliases', `{ ${repeat(1_000, (at) => `a${at}: viewer { role }`)} }`],
  ['100 aliases', `{ ${repeat(100, (at) => `a${at}: __typename`)} }`],
  ['10,000 directives', `{ viewer { role ${'@include(if: true) '.repeat(10_000)} } }`],
  ['100 directives', `{ ${repeat(100, () => 'viewer { role @include(if: true) }')} }`],
  ['the fragment bomb', bomb],
  ['a huge first as a literal', '{ ingestRuns(first: 1000000) { nodes { id } } }'],
  ['a huge first in a variable', 'query ($n: Int) { ingestRuns(first: $n) { nodes { id } } }', { n: 1_000_000 }],
  ['a huge limit in a variable', 'query ($n: Int) { leaveAggregate(groupBy: [DATE], limit: $n) { rowCount } }', { n: 2_000_000_000 }],
  ['900 fields of one name', `{ health { ${repeat(900, () => 'ok')} } }`],
  ['fifty full aggregates', `{ ${repeat(50, (at) => `a${at}: leaveAggregate(groupBy: [DATE]) { rowCount }`)} }`],
];
// A request error has no member "data": nothing was executed.
test.each(ABUSE)('%s is refused with 400 before anything is executed', async (_, query, variables) => {
  for (const accept of ['*/*', 'application/graphql-response+json', 'application/json']) {
    const { status, errors, text } = await api.query('ANALYST', query, variables, { accept });
    expect([status, errors[0]?.extensions.code, JSON.parse(text).data]).toEqual([400, 'QUERY_TOO_COSTLY', undefined]);
  }
});

test('a recursion that the schema allows goes twelve levels deep and no deeper', async () => {
  const chain = (depth: number, ...links: string[]) => {
    const fields = Array.from({ length: depth - 2 }, (_, at) => `{ ${links[at % links.length]} `);
    return `{ employee(id: "1") ${fields.join('')}{ id }${' }'.repeat(fields.length)} }`;
  };
  expect((await api.query('ANALYST', chain(12, 'lastLeave', 'employee'))).data).toEqual({ employee: null });
  for (const query of [chain(13, 'lastLeave', 'employee'), chain(13, 'team')]) {
    const { status, errors, data } = await api.query('ANALYST', query);
    expect([status, errors[0]?.extensions.code, data]).toEqual([400, 'QUERY_TOO_COSTLY', null]);
    expect(errors[0]?.message).toBe('The query is 13 levels deep; 12 are the most.');
  }
});

test.each([
  ['no name', { query: 'query A { health { ok } } query B { health { ok } }' }],
  ['a name of none', { query: '{ health { ok } }', operationName: 'X' }],
  ['an empty name', { query: '{ health { ok } }', operationName: '' }],
])('with %s for the operation a request is refused', async (_, body) => {
  for (let time = 1; time <= 3; time++) {
    const response = await fetch(`${api.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { status, errors } = await readAnswer(response);
    expect([status, errors[0]?.extensions.code, errors[0]?.message]).toEqual([400, 'BAD_USER_INPUT', expect.stringContaining('operation')]);
  }
});

const WRONG: [string, string, Record<string, unknown>?][] = [
  ['deep nesting', deep],
  ['circular fragments', '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'],
  ['a syntax error', '{ viewer {'],
  ['an unknown field', '{ nothing }'],
  ['a variable of another type', 'query ($n: Int) { ingestRuns(first: $n) { nodes { id } } }', { n: 'many' }],
  ['a negative page', '{ ingestRuns(first: -1) { nodes { id } } }'],
  ['a page of 201', '{ ingestRuns(first: 201) { nodes { id } } }'],
  ['a foreign cursor', '{ ingestRuns(after: "bm9uc2Vuc2U") { nodes { id } } }'],
  ['an id that is none', '{ ingestRun(id: "abc") { id } }'],
];
test.each(WRONG)('%s is refused with 400', async (_, query, variables) => {
  const { status, errors } = await api.query('ANALYST', query, variables);
  expect([status, errors[0]?.extensions.code]).toEqual([400, 'BAD_USER_INPUT']);
});

test('deep types of introspection stay possible for those who may read the schema', async () => {
  expect((await api.query('ANALYST', `{ __type(name: "Query") { fields { type { ${levels(9)} } } } }`)).status).toBe(200);
});

async function post(body: string, headers: Record<string, string>): Promise<Answer> {
  const authorization = `Bearer ${await api.tokenOf('ADMIN')}`;
  return readAnswer(await fetch(`${api.url}/graphql`, { method: 'POST', headers: { authorization, ...headers }, body: Buffer.from(body) }));
}
async function get(query: string, headers: Record<string, string> = { 'apollo-require-preflight': 'true' }): Promise<Answer> {
  const authorization = `Bearer ${await api.tokenOf('ADMIN')}`;
  return readAnswer(await fetch(`${api.url}/graphql?${query}`, { headers: { authorization, ...headers } }));
}

test('only JSON is taken, one operation at a time, of at most one megabyte', async () => {
  const body = JSON.stringify({ query: VIEWER });
  expect((await post(body, { 'content-type': 'application/json; charset=utf-8' })).status).toBe(200);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/graphql']) {
    const { status, data } = await post(body, { 'content-type': type });
    expect([type, status, data]).toEqual([type, 415, null]);
  }
  expect((await post(body, {})).status).toBe(415);
  expect((await post(`[${body},${body}]`, { 'content-type': 'application/json' })).status).toBe(400);
  expect((await post('{"query":', { 'content-type': 'application/json' })).status).toBe(400);
  expect((await post(JSON.stringify({ query: ' '.repeat(1024 * 1024 + 1) }), { 'content-type': 'application/json' })).status).toBe(413);
  expect((await post(body, { 'content-type': 'application/json', 'content-encoding': 'gzip' })).status).toBe(400);
});

test('a GET takes queries with the preflight header, and never a mutation', async () => {
  expect((await get(`query=${encodeURIComponent(VIEWER)}`)).data).toEqual({ viewer: { role: 'ADMIN' } });
  expect((await get(`query=${encodeURIComponent(VIEWER)}`, {})).status).toBe(400);
  expect((await get(`query=${encodeURIComponent('mutation { confirmRetirements }')}`)).status).toBe(405);
});

test('a persisted query is asked for by its hash over GET, once it is known', async () => {
  const query = 'query Persisted { viewer { role name } }';
  const sha256Hash = createHash('sha256').update(query).digest('hex');
  const extensions = { persistedQuery: { version: 1, sha256Hash } };
  const hashed = () => get(`operationName=Persisted&extensions=${encodeURIComponent(JSON.stringify(extensions))}`);
  const unknown = await hashed();
  expect([unknown.status, unknown.errors[0]?.extensions.code]).toEqual([200, 'PERSISTED_QUERY_NOT_FOUND']);
  await post(JSON.stringify({ query, operationName: 'Persisted', extensions }), { 'content-type': 'application/json' });
  expect((await hashed()).data).toEqual({ viewer: { role: 'ADMIN', name: 'Test ADMIN' } });
});

test('a mutation is not executed by its hash over GET, known or not', async () => {
  const query = 'mutation Confirm { confirmRetirements }';
  const extensions = { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } };
  const known = await post(JSON.stringify({ query, extensions }), { 'content-type': 'application/json' });
  expect(known.data).toEqual({ confirmRetirements: 0 });
  const hashed = await get(`extensions=${encodeURIComponent(JSON.stringify(extensions))}`);
  expect([hashed.status, hashed.data]).toEqual([405, null]);
  expect(await api.prisma.auditEntry.count({ where: { action: 'CONFIRM_RETIREMENTS' } })).toBe(1);
});

test('answers are not stored, not sniffed, not framed, and open to no other origin', async () => {
  const { headers } = await api.query('ADMIN', VIEWER, {}, { origin: 'https://evil.example' });
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/script-src 'self';.*frame-ancestors 'none'/);
  expect(headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
  expect(headers.get('access-control-allow-origin')).toBeNull();
  const preflight = await fetch(`${api.url}/graphql`, {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' },
  });
  expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
});

test('what breaks inside comes back as an internal error with the reference that is in the log, and nothing else', async () => {
  const lines: string[] = [];
  const { pino } = await import('pino');
  const broken = await startTestApi({
    logger: pino({ level: 'error' }, { write: (line: string) => lines.push(line) }) as unknown as ReturnType<
      typeof import('../../logger').createLogger
    >,
    startIngest: () => Promise.reject(new Error('connect to postgres://secret@db failed')),
  });
  try {
    const { status, text, errors } = await broken.query('ADMIN', 'mutation { triggerIngest { id } }');
    expect([status, errors[0]?.message, errors[0]?.extensions.code]).toEqual([500, 'Internal error', 'INTERNAL_SERVER_ERROR']);
    expect(text).not.toMatch(/postgres|stack|secret/);
    expect(lines.filter((line) => line.includes(errors[0]?.extensions.reference ?? '?'))).toHaveLength(1);
  } finally {
    await broken.close();
  }
});
