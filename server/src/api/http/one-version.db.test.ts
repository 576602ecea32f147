import { afterAll, beforeAll, expect, test } from 'vitest';
import { readAnswer, startTestApi, type TestApi } from '../../../test/api';
import { changeData } from '../../../test/change-data';
import { insertLeaves, makeEmployees, makeLeaves } from '../../../test/oracles/test-leaves';

const FIGURES = 'leaveAggregate(groupBy: []) { total { leaveCount } }';
const ROWS = 'leaves(first: 5) { totalCount nodes { id } }';

const employees = makeEmployees(10);
const leaves = makeLeaves(employees, 40);

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await insertLeaves(api.prisma, employees, leaves);
});
afterAll(() => api.close());

test('figures and rows of one query are of one data version, also where the data changes between them', async () => {
  // The mart is at the version of before: nobody notifies it of the change.
  const before = (await api.query('HR', `{ ${FIGURES} }`)).data.leaveAggregate.total.leaveCount;
  const token = await api.tokenOf('HR');
  const [approved] = leaves.filter(({ status }) => status === 'APPROVED');
  await changeData(api.prisma, `update dbo.employee_leaves set status = 'REJECTED' where leave_id = ${approved?.leave_id}`);
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query: `{ ${FIGURES} ${ROWS} }` }),
  });
  const { data, errors } = await readAnswer(response);
  expect(errors).toEqual([]);
  expect(data.leaveAggregate.total.leaveCount).toBe(before - 1);
  expect(data.leaves.totalCount).toBe(before - 1);
  // Only what was sent is noted.
  expect(await api.prisma.auditEntry.count({ where: { action: 'READ_LEAVES' } })).toBe(1);
});
