import { expect, test } from 'vitest';
import { startTestApi } from '../../../../test/api';
import { changeData } from '../../../../test/change-data';
import { createTestDatabase } from '../../../../test/database';
import { until } from '../../../../test/ingest';
import { insertLeaves, makeEmployees, makeLeaves } from '../../../../test/oracles/test-leaves';
import { createPrisma } from '../../../db/prisma';

const employees = makeEmployees(20);

test('what a VIEWER may see is found for each version before a VIEWER asks', async () => {
  const database = await createTestDatabase();
  const prisma = createPrisma(database.url);
  await insertLeaves(prisma, employees, makeLeaves(employees, 100));
  const api = await startTestApi({ databaseUrl: database.url });
  const countTables = async () => {
    const headers = { authorization: `Bearer ${await api.tokenOf('ADMIN')}` };
    const text = await (await fetch(`${api.url}/metrics`, { headers })).text();
    return Number(/question_duration_seconds_count\{[^}]*question="publishedTables"[^}]*\} (\d+)/.exec(text)?.[1] ?? 0);
  };
  try {
    for (let version = 1; version <= 2; version++) {
      if (version > 1) await changeData(prisma, `update dbo.employee_leaves set status = 'REJECTED' where leave_id = 1`);
      await until(async () => (await countTables()) === version);
      const { data, errors } = await api.query('VIEWER', '{ leaveAggregate(groupBy: [DEPARTMENT]) { rowCount } }');
      expect(errors).toEqual([]);
      expect(data.leaveAggregate.rowCount).toBeGreaterThan(0);
      expect(await countTables()).toBe(version);
    }
  } finally {
    await api.close();
    await prisma.$disconnect();
    await database.drop();
  }
}, 60_000);
