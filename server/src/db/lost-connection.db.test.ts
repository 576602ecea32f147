import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../../test/database';
import { connect } from '../mart/threads/connect';
import { connectionSettings } from './lost-connection';
import { createPrisma } from './prisma';

interface Setting {
  name: string;
  setting: string;
}

/** What the operating system says of the connection itself, in seconds and milliseconds. */
const READ_SETTINGS = `select name, setting from pg_settings where name ~ '^tcp_|^lock_timeout$' order by name collate "C"`;

let database: Awaited<ReturnType<typeof createTestDatabase>>;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database?.drop());

async function readOf(client: Client): Promise<Setting[]> {
  const { rows } = await client.query<Setting>(READ_SETTINGS);
  await client.end();
  return rows;
}

test('the database gives up a client whose host vanished after half a minute, on each kind of connection', async () => {
  const plain = new Client({ ...connectionSettings(), connectionString: database.url });
  await plain.connect();
  const prisma = createPrisma(database.url);
  const settings = {
    plain: await readOf(plain),
    mart: await readOf(await connect(database.url)),
    prisma: await prisma.$queryRawUnsafe<Setting[]>(READ_SETTINGS),
  };
  await prisma.$disconnect();
  const given = (lockTimeout: string) => [
    { name: 'lock_timeout', setting: lockTimeout },
    { name: 'tcp_keepalives_count', setting: '4' },
    { name: 'tcp_keepalives_idle', setting: '10' },
    { name: 'tcp_keepalives_interval', setting: '5' },
    { name: 'tcp_user_timeout', setting: '30000' },
  ];
  expect(settings).toEqual({ plain: given('0'), mart: given('5000'), prisma: given('5000') });
});
