import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../test/api';
import { createIngestHarness, type IngestHarness } from '../../../test/ingest';
import { makeRecords } from '../../../test/records';

let harness: IngestHarness;
let api: TestApi;
beforeAll(async () => {
  harness = await createIngestHarness();
  await harness.serve(makeRecords(20));
  api = await startTestApi({ databaseUrl: harness.url });
});
afterAll(async () => {
  await api?.close();
  await harness?.drop();
});

const dataOf = (text: string) => JSON.parse(text).extensions?.data;
const AGGREGATE = '{ leaveAggregate(groupBy: []) { dataVersion total { leaveCount } } }';

test('every answer says of which version it is, how old that is, whether it is complete, and whether it is made up', async () => {
  const { text, data } = await api.query('ANALYST', AGGREGATE);
  expect(dataOf(text)).toEqual({
    version: data.leaveAggregate.dataVersion,
    ageSeconds: expect.toSatisfy((age: number) => age >= 0 && age < 60),
    complete: true,
    demo: false,
  });
});

test.each([
  ['a kept answer', AGGREGATE],
  ['an answer without figures', '{ viewer { role } }'],
  ['a refused query', '{ nothing }'],
  ['a refused field', '{ apiTokens { totalCount } }'],
])('%s says so too', async (_, query) => {
  await api.query('VIEWER', query);
  expect(dataOf((await api.query('VIEWER', query)).text)).toMatchObject({ version: '1', complete: true });
});

interface Refused {
  method?: string;
  path?: string;
  headers?: Record<string, string>;
  body?: string;
}

test.each<[string, Refused]>([
  ['a batch', { body: '[{"query":"{ viewer { role } }"}]' }],
  ['variables that are no object', { body: '{"query":"{ viewer { role } }","variables":[1]}' }],
  ['a GET of another origin', { method: 'GET', headers: {}, path: '?query=%7Bhealth%7Bok%7D%7D' }],
])('%s is refused and says so too', async (_, { path = '', headers = { 'content-type': 'application/json' }, ...init }) => {
  const ask = async (authorization: Record<string, string>) => {
    const response = await fetch(`${api.url}/graphql${path}`, {
      method: 'POST',
      ...init,
      headers: { ...headers, ...authorization },
    });
    expect(response.status).toBeGreaterThanOrEqual(400);
    return dataOf(await response.text());
  };
  expect(await ask({ authorization: `Bearer ${await api.tokenOf('VIEWER')}` })).toMatchObject({ version: '1', complete: true });
  expect(await ask({})).toBeUndefined();
});

test('an anonymous caller learns nothing of the data', async () => {
  for (const query of ['{ health { ok } }', '{ viewer { role } }']) expect(dataOf((await api.query(null, query)).text)).toBeUndefined();
});

test('the version moves with the figures', async () => {
  await harness.serve(makeRecords(20).map((record) => ({ ...record, leaveDays: 0.5 })));
  await expect.poll(async () => dataOf((await api.query('ANALYST', AGGREGATE)).text).version, { timeout: 10_000 }).toBe('2');
  const { text, data } = await api.query('ANALYST', AGGREGATE);
  expect(dataOf(text).version).toBe(data.leaveAggregate.dataVersion);
});
