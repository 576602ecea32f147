import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { insertLeaves, makeEmployees } from '../../../../test/oracles/test-leaves';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  const [first, ...others] = makeEmployees(3);
  await insertLeaves(api.prisma, [{ ...first!, first_name: 'José', last_name: 'Großmann' }, ...others], []);
});
afterAll(() => api?.close());

const findPeople = async (search: string) => {
  const query = 'query ($search: String) { workforcePeople(search: $search) { totalCount nodes { employeeId } } }';
  return (await api.query('HR', query, { search })).data.workforcePeople.nodes.map(({ employeeId }: { employeeId: string }) => employeeId);
};

test('people are searched as everywhere: all words, in any order, with or without accents', async () => {
  for (const search of ['josé', 'JOSE', 'grossmann', 'Großmann', 'grossmann josé'])
    expect([search, await findPeople(search)]).toEqual([search, ['1']]);
  expect(await findPeople('')).toEqual(['1', '2', '3']);
  expect(await findPeople('2')).toContain('2');
  expect(await findPeople('jose nobody')).toEqual([]);
});

test('a search that is too long is refused', async () => {
  const { status } = await api.query('HR', `{ workforcePeople(search: "${'x'.repeat(201)}") { totalCount } }`);
  expect(status).toBe(400);
});
