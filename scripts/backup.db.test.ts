import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BuiltCommands, buildCommands } from '../server/test/commands';
import { createTestDatabase } from '../server/test/database';

const EMBEDDED = '';
const FIXTURE = join(import.meta.dirname, '../server/test/fixtures/0.1.0.tar.gz');
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let built: BuiltCommands;
// Each command is a process, and the embedded database is set up and started.
vi.setConfig({ testTimeout: 180_000 });

beforeAll(async () => {
  database = await createTestDatabase({ empty: true });
  built = await buildCommands(['backup', 'restore'], database.url);
}, 120_000);
afterAll(async () => {
  await built?.remove();
  await database?.drop();
});

test('an archive of the embedded database is restored into a given one, and only with --yes over existing data', async () => {
  expect(built.runOn(EMBEDDED, 'restore', '--from', FIXTURE)).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^Restored the data of 2026-/),
  });
  const { status, stdout } = built.runOn(EMBEDDED, 'backup', '--to', 'backups');
  expect([status, stdout]).toEqual([
    0,
    expect.stringMatching(/^Backed up \d+ rows of \d+ tables, data version \d+:\n\/.*backups\/leave-analytics-\d{8}T\d{6}Z\.tar\.gz\n$/),
  ]);
  expect(built.run('restore', '--from', 'backups').status).toBe(0);

  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query('select count(*)::int as leaves from dbo.employee_leaves');
  await client.end();
  expect(rows).toEqual([{ leaves: 240 }]);

  const refused = built.run('restore', '--from', 'backups');
  expect(refused).toEqual({ status: 1, stdout: '', stderr: 'There is no terminal to confirm on: add --yes.\n' });
  expect(built.run('restore', '--from', 'backups', '--yes').status).toBe(0);
});
