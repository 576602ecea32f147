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
  const { mart } = api.app;
  try {
    for (let version = 0; version < 2; version++) {
      const computed = version === 0 ? 0 : mart.computed;
      if (version > 0) await changeData(prisma, `update dbo.employee_leaves set status = 'REJECTED' where leave_id = 1`);
      await until(async () => mart.computed === computed + 1);
      const { data, errors } = await api.query('VIEWER', '{ leaveAggregate(groupBy: [DEPARTMENT]) { rowCount } }');
      expect(errors).toEqual([]);
      expect(data.leaveAggregate.rowCount).toBeGreaterThan(0);
      // The aggregate, and no tables.
      expect(mart.computed).toBe(computed + 2);
    }
  } finally {
    await api.close();
    await prisma.$disconnect();
    await database.drop();
  }
}, 180_000);
