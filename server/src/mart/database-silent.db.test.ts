import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createTestDatabase } from '../../test/database';
import { openSilentWay, type SilentWay } from '../../test/silent-way';
import { createLogger } from '../logger';
import { createMart, type Mart } from './mart';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let way: SilentWay;
let mart: Mart;
beforeAll(async () => {
  database = await createTestDatabase();
  way = await openSilentWay(database.url);
  mart = createMart({
    databaseUrl: way.url,
    databaseReadUrl: null,
    sourceTimeZone: 'Asia/Kathmandu',
    workerFile: inject('martWorkerFile'),
    logger: createLogger('silent'),
    patienceMilliseconds: 8_000,
  });
  await mart.untilReady();
});
afterAll(async () => {
  await mart?.stop();
  await way?.close();
  await database?.drop();
});

test('a database that no longer answers, on connections that stay open, is not reachable, and is again when it is back', async () => {
  await expect.poll(() => mart.lastLoad).not.toBeNull();
  expect(mart.isReachable).toBe(true);
  way.setSilent(true);
  await expect.poll(() => mart.isReachable, { timeout: 20_000 }).toBe(false);
  way.setSilent(false);
  // The statement that hangs has its own deadline, after which the keeper connects again.
  await expect.poll(() => mart.isReachable, { timeout: 50_000 }).toBe(true);
}, 90_000);
