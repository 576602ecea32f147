import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../test/database';
import { readDatabaseFacts } from '../../test/database-facts.sql';
import { readPrismaFacts } from '../../test/prisma-schema';
import { SOURCE_FIELDS } from '../domain/source-fields';
import { createPrisma } from './prisma';

test('schema.prisma and the migrated database say the same of every table, column, key and index', async () => {
  const database = await createTestDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const actual = await readDatabaseFacts(client);
  await client.end();
  await database.drop();

  const mirrored = readPrismaFacts('prisma/schema.prisma');
  expect({
    onlyInDatabase: actual.filter((fact) => !mirrored.includes(fact)),
    onlyInPrisma: mirrored.filter((fact) => !actual.includes(fact)),
  }).toEqual({
    onlyInDatabase: [],
    onlyInPrisma: [],
  });
  expect(mirrored).toEqual(actual);
  expect(actual.length).toBeGreaterThan(200);
});

test.each(['imported_leave_information', 'superseded_leave_information', 'leave_record_versions'])(
  'raw.%s has a column for every field of the source',
  async (table) => {
    const database = await createTestDatabase();
    const client = new Client({ connectionString: database.url });
    await client.connect();
    const { rows } = await client.query<{ column_name: string }>(
      `select column_name from information_schema.columns where table_schema = 'raw' and table_name = $1`,
      [table],
    );
    await client.end();
    await database.drop();
    const columns = rows.map(({ column_name }) => column_name);
    expect(SOURCE_FIELDS.filter((field) => !columns.includes(field.toLowerCase()))).toEqual([]);
  },
);

test('an instant is read as it was written, in any time zone of the database', async () => {
  const database = await createTestDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`do $$ begin execute format('alter database %I set timezone to ''Asia/Kathmandu''', current_database()); end $$`);
  await client.end();
  const prisma = createPrisma(database.url);
  const startedAt = new Date('2024-04-14T05:33:10.000Z');
  const { id } = await prisma.ingestRun.create({ data: { trigger: 'COMMAND', triggeredBy: 'test', startedAt } });
  expect((await prisma.ingestRun.findUniqueOrThrow({ where: { id } })).startedAt).toEqual(startedAt);
  await prisma.$disconnect();
  await database.drop();
});

test('no query is JIT-compiled, regardless of the setting of the database: it would take seconds', async () => {
  const database = await createTestDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`alter database ${client.escapeIdentifier(client.database ?? '')} set jit = on`);
  await client.end();
  const prisma = createPrisma(database.url);
  expect(await prisma.$queryRaw`select current_setting('jit') as jit`).toEqual([{ jit: 'off' }]);
  await prisma.$disconnect();
  await database.drop();
});
