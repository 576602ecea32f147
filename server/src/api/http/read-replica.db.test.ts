import { expect, test } from 'vitest';
import { readAnswer, startTestApi, type TestApi } from '../../../test/api';
import { changeData } from '../../../test/change-data';
import { createTestDatabase } from '../../../test/database';
import { insertLeaves, makeEmployees, makeLeaves } from '../../../test/oracles/test-leaves';
import { createPrisma } from '../../db/prisma';

const employees = makeEmployees(10);
const leaves = makeLeaves(employees, 40);

async function countApproved(api: TestApi): Promise<number> {
  const response = await fetch(`${api.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await api.tokenOf('ADMIN')}` },
    body: JSON.stringify({ query: '{ leaveAggregate(groupBy: []) { total { leaveCount } } }' }),
  });
  return (await readAnswer(response)).data?.leaveAggregate.total.leaveCount;
}

test('figures come from the replica and follow it, though no notification comes from there', async () => {
  const replica = await createTestDatabase();
  const prisma = createPrisma(replica.url);
  await insertLeaves(prisma, employees, leaves);
  const api = await startTestApi({ databaseReadUrl: replica.url });
  try {
    const before = await countApproved(api);
    expect(before).toBeGreaterThan(10);
    const moved = new Promise((resolve) => api.app.mart.onMoved(resolve));
    const approved = leaves.find(({ status }) => status === 'APPROVED');
    await changeData(prisma, `update dbo.employee_leaves set status = 'REJECTED' where leave_id = ${approved?.leave_id}`);
    await moved;
    expect(await countApproved(api)).toBe(before - 1);
  } finally {
    await api.close();
    await prisma.$disconnect();
    await replica.drop();
  }
}, 120_000);
