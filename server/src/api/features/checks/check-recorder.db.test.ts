import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { insertLeaves, makeEmployees, makeLeaves } from '../../../../test/oracles/test-leaves';
import { createLogger } from '../../../logger';
import type { MartReader } from '../../../mart/reader';
import { createCheckRecorder } from './check-recorder';

let api: TestApi;
let client: pg.Client;
beforeAll(async () => {
  api = await startTestApi();
  const employees = makeEmployees(12);
  const { mart } = api.app;
  await mart.untilReady();
  const { versionKey } = mart.newest!;
  await insertLeaves(api.prisma, employees, makeLeaves(employees, 300));
  await mart.untilMoved(versionKey, 30_000);
  client = new pg.Client({ connectionString: api.databaseUrl });
  await client.connect();
  await api.app.checkRecorder.settled();
  await api.prisma.$executeRaw`truncate ops.checked_data, ops.check_findings, ops.check_counts`;
});
afterAll(async () => {
  await client?.end();
  await api?.close();
});

test('findings are recorded without a transaction that is open while the mart is asked', async () => {
  const open: unknown[] = [];
  let asked = 0;
  const mart = {
    newest: api.app.mart.newest,
    onMoved: (listener: (dataVersion: string) => void) => listener('1'),
    open(caller: string): MartReader {
      const reader = api.app.mart.open(caller);
      return Object.create(reader, {
        ask: {
          value: async (...question: Parameters<MartReader['ask']>) => {
            asked++;
            const { rows } = await client.query(
              `select application_name, query from pg_stat_activity
               where datname = current_database() and pid <> pg_backend_pid() and state like 'idle in transaction%'`,
            );
            open.push(...rows);
            return reader.ask(...question);
          },
        },
      });
    },
  };
  const { prisma, databaseUrl } = api;
  const recorder = createCheckRecorder({ prisma, databaseUrl, mart, logger: createLogger('silent'), sourceTimeZone: 'Asia/Kathmandu' });
  await recorder.settled();
  await recorder.stop();
  expect(asked).toBeGreaterThan(3);
  expect(open).toEqual([]);
  expect(await prisma.checkFinding.count({ where: { checkName: 'FEWER_DAYS_THAN_ROSTERED' } })).toBeGreaterThan(0);
});
