import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database';
import { readNewestState } from './read-state';

test('a database that never took a run is read without a look at tables that a first load holds locked', async () => {
  const database = await createTestDatabase();
  const [reader, loader] = [new Client({ connectionString: database.url }), new Client({ connectionString: database.url })];
  try {
    await Promise.all([reader.connect(), loader.connect()]);
    await loader.query('begin; lock table raw.imported_leave_information, dbo.employee_leaves, dbo.employees, dbo.fiscal_year');
    await reader.query(`set lock_timeout = '1s'`);
    const newest = await readNewestState(reader, 'Asia/Kathmandu', null);
    expect(newest?.state).toMatchObject({ version: { dataVersion: '0', runId: null }, leaves: { count: 0 }, people: { count: 0 } });
    expect(await readNewestState(reader, 'Asia/Kathmandu', newest?.state ?? null)).toBeNull();
  } finally {
    await Promise.all([reader.end(), loader.end()]);
    await database.drop();
  }
});
