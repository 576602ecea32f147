import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, readAnswer, startTestApi, type TestApi } from '../../../test/api';
import { createLogger } from '../../logger';

const lines: string[] = [];
let api: TestApi;
let token: string;
beforeAll(async () => {
  api = await startTestApi({ logger: createLogger('info', { write: (line) => lines.push(line) }) });
  token = await api.tokenOf('ADMIN');
  await api.query('ADMIN', '{ viewer { name } }');
  lines.length = 0;
});
afterAll(() => api.close());
afterEach(() => expect(lines.splice(0)).toEqual([]));

const bearer = (isSignedIn = true): Record<string, string> => (isSignedIn ? { authorization: `Bearer ${token}` } : {});
/** `body` is the JSON itself, so that a test decides which escapes are in it. */
async function post(body: string, isSignedIn = true): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...bearer(isSignedIn) };
  return readAnswer(await fetch(`${api.url}/graphql`, { method: 'POST', headers, body }));
}
async function get(path: string): Promise<Answer> {
  return readAnswer(await fetch(`${api.url}${path}`, { headers: { 'apollo-require-preflight': 'true', ...bearer() } }));
}
const refused = ({ status, errors, data }: Answer) => [status, errors.map(({ extensions }) => extensions.code), data];
const BAD = [400, ['BAD_USER_INPUT'], null];

describe('a persisted query that cannot be one is refused with 400', () => {
  const QUERY = '{ viewer { role } }';
  const hash = createHash('sha256').update(QUERY).digest('hex');
  const other = createHash('sha256').update('{ health { ok } }').digest('hex');
  const version2 = { version: 2, sha256Hash: hash };
  test.each<[string, unknown]>([
    ['the hash of another query', { version: 1, sha256Hash: other }],
    ['version 2', version2],
    ['no version', { sha256Hash: hash }],
    ['a hash that is a number', { version: 1, sha256Hash: 5 }],
    ['a hash that is no SHA-256', { version: 1, sha256Hash: 'abc' }],
    ['no hash', { version: 1 }],
    ['text', 'x'],
    ['a number', 5],
    ['a list', []],
    ['false', false],
  ])('%s', async (_, persistedQuery) => {
    const extensions = JSON.stringify({ persistedQuery });
    for (const isSignedIn of [true, false])
      expect(refused(await post(`{"query":${JSON.stringify(QUERY)},"extensions":${extensions}}`, isSignedIn))).toEqual(BAD);
    expect(refused(await get(`/graphql?query=${encodeURIComponent(QUERY)}&extensions=${encodeURIComponent(extensions)}`))).toEqual(BAD);
  });

  test('version 2 without the query', async () => {
    for (const isSignedIn of [true, false])
      expect(refused(await post(JSON.stringify({ extensions: { persistedQuery: version2 } }), isSignedIn))).toEqual(BAD);
  });

  test('the hash of the query itself is taken, and null means none', async () => {
    for (const persistedQuery of [{ version: 1, sha256Hash: hash }, null])
      expect((await post(JSON.stringify({ query: QUERY, extensions: { persistedQuery } }))).data).toEqual({ viewer: { role: 'ADMIN' } });
  });
});

const UNREADABLE = [
  ['NUL', '\\u0000'],
  ['a high surrogate', '\\ud83d'],
  ['a low surrogate', '\\ude00'],
] as const;
describe.each(UNREADABLE)('text with %s is refused with 400', (name, half) => {
  const AGGREGATE = 'query ($f: LeaveFilter) { leaveAggregate(filter: $f, groupBy: []) { rowCount } }';

  test('in a variable, at any depth', async () => {
    const variables = `{"f":{"employeeIds":["7","a${half}"]}}`;
    expect(refused(await post(`{"query":"${AGGREGATE}","variables":${variables}}`))).toEqual(BAD);
    expect(refused(await get(`/graphql?query=${encodeURIComponent(AGGREGATE)}&variables=${encodeURIComponent(variables)}`))).toEqual(BAD);
    const { errors } = await post(`{"query":"${AGGREGATE}","variables":${variables}}`);
    expect(errors[0]?.message).toMatch(/^variables\.f\.employeeIds\.1\b/);
  });

  test('in an argument, as a literal', async () => {
    for (const literal of [`"a${half}"`, `"""a${half}"""`]) {
      const answer = await api.query('ADMIN', `{ employees(search: ${literal}) { totalCount } }`);
      // A block string takes no escapes: there it is a backslash and letters.
      if (literal.startsWith('"""')) expect(answer.status).toBe(200);
      else expect(refused(answer)).toEqual(BAD);
    }
  });

  test('in the name of an operation or of a variable', async () => {
    expect(refused(await post(`{"query":"{ viewer { role } }","operationName":"a${half}"}`))).toEqual(BAD);
    expect(refused(await post(`{"query":"{ viewer { role } }","variables":{"a${half}":1}}`))).toEqual(BAD);
  });

  test('in what a mutation would keep', async () => {
    const create = 'mutation ($i: CreateApiTokenInput!) { createApiToken(input: $i) { token { id } } }';
    expect(refused(await post(`{"query":"${create}","variables":{"i":{"name":"a${half}","role":"VIEWER"}}}`))).toEqual(BAD);
  });

  test('in the filter and the search of an export', async () => {
    const filter = encodeURIComponent(`{"employeeIds":["a${half}"]}`);
    for (const path of [`/export/leaves.csv?filter=${filter}`, `/export/employees.xlsx?filter=${filter}`])
      expect(refused(await get(path))).toEqual(BAD);
    if (name === 'NUL') expect(refused(await get('/export/employees.csv?search=a%00'))).toEqual(BAD);
  });

  test('in a token that is sent to sign in', async () => {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${api.url}/auth/sign-in`, { method: 'POST', headers, body: `{"token":"a${half}"}` });
    expect(refused(await readAnswer(response))).toEqual(BAD);
  });
});

test('a whole pair of surrogates is text like any other', async () => {
  expect((await api.query('ADMIN', 'query ($s: String) { employees(search: $s) { totalCount } }', { s: '😀' })).data).toEqual({
    employees: { totalCount: 0 },
  });
});

describe('what is nested too deep is refused with 400 in words', () => {
  const list = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

  test.each([17, 1_900, 30_000])('a list literal of %i levels', async (depth) => {
    const { status, errors, data } = await api.query('ADMIN', `{ leaves(filter: { employeeIds: ${list(depth)} }) { totalCount } }`);
    expect([status, errors.map(({ message, extensions }) => [message, extensions.code]), data]).toEqual([
      400,
      [['The query nests lists deeper than 16 levels.', 'QUERY_TOO_COSTLY']],
      null,
    ]);
  });

  test('brackets inside of text and comments are not lists', async () => {
    const query = `query ($s: String = "${'['.repeat(40)}") { employees(search: $s) { totalCount } } # ${'['.repeat(40)}`;
    expect((await api.query('ADMIN', query)).status).toBe(200);
  });

  test.each([100, 100_000])('a variable of %i levels', async (depth) => {
    const query = 'query ($f: LeaveFilter) { leaves(filter: $f) { totalCount } }';
    const answer = await post(`{"query":"${query}","variables":{"f":{"employeeIds":${list(depth)}}}}`);
    expect(refused(answer)).toEqual(BAD);
    expect(answer.errors[0]?.message).toBe('The request nests lists and objects deeper than 32 levels.');
  });

  test('a filter of an export', async () => {
    const filter = encodeURIComponent(`{"employeeIds":${list(500)}}`);
    expect(refused(await get(`/export/leaves.csv?filter=${filter}`))).toEqual(BAD);
  });
});

test('an unknown parameter of an export is named', async () => {
  for (const [path, name] of [
    ['/export/leaves.csv?fliter=%7B%7D', 'fliter'],
    ['/export/leaves.csv?search=x', 'search'],
    ['/export/employees.xlsx?bom=1', 'bom'],
    ['/export/balances.csv?balanceOf=%7B%7D', 'balanceOf'],
  ] as const) {
    const answer = await get(path);
    expect(refused(answer)).toEqual(BAD);
    expect(answer.errors[0]?.message).toContain(name);
  }
});

test('documents that are too costly are refused in the turns of their caller, each of which lasts a moment', async () => {
  const query = JSON.stringify({ query: `{ health { ok ${'@include(if: true) '.repeat(1_000)} } }` });
  const startedAt = performance.now();
  const answers = await Promise.all(Array.from({ length: 33 }, () => post(query)));
  for (const answer of answers) expect(refused(answer)).toEqual([400, ['QUERY_TOO_COSTLY'], null]);
  // Eight turns at a time, so that the last of 33 is in the fifth.
  expect(performance.now() - startedAt).toBeGreaterThan(5 * 49);
});
