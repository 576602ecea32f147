import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type BuiltCommands, buildCommands } from '../server/test/commands';
import { createTestDatabase } from '../server/test/database';
import { makeRecords, type TestRecord } from '../server/test/records';

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let built: BuiltCommands;
let folder: string;
// Each run is a process of its own.
vi.setConfig({ testTimeout: 60_000 });
beforeAll(async () => {
  database = await createTestDatabase();
  built = await buildCommands(['ingest'], database.url);
  folder = await mkdtemp(join(tmpdir(), 'leave-ingest-'));
});
afterAll(async () => {
  await built?.remove();
  await database?.drop();
  await rm(folder, { recursive: true, force: true });
});

async function ingest(records: readonly TestRecord[], ...options: string[]) {
  const file = join(folder, 'snapshot.json');
  await writeFile(file, JSON.stringify({ data: records }));
  return built.run('ingest', '--file', file, ...options);
}

test('a dry run as JSON names each record that would change, without reasons, and its exit code says whether any would', async () => {
  const records = makeRecords(20);
  expect((await ingest(records)).status).toBe(0);
  const same = await ingest(records, '--dry-run', '--json', '--exit-code');
  expect(same.status).toBe(0);
  expect(JSON.parse(same.stdout)).toMatchObject({ run: { dryRun: true, status: 'SUCCEEDED', unchanged: 20 }, difference: { changes: [] } });

  const changed = records.map((record) => (record.id === 4 ? { ...record, leaveDays: 0.5, reason: 'Not for a log' } : record));
  const { status, stdout } = await ingest(changed, '--dry-run', '--json', '--exit-code');
  expect(status).toBe(2);
  expect(stdout).not.toContain('Not for a log');
  const { run, difference } = JSON.parse(stdout);
  expect(run).toMatchObject({ received: 20, updated: 1, errorClass: null });
  expect(difference).toMatchObject({ from: '1', before: { leaveDays: 20, leaveCount: 20 }, after: { leaveDays: 19.5, leaveCount: 20 } });
  expect(difference.changes).toEqual([
    {
      leaveId: '4',
      kind: 'EDITED',
      employeeId: 'E4',
      employeeName: 'Wilma Oakes',
      leaveType: 'Discretionary',
      startDate: '2024-04-23',
      endDate: '2024-04-23',
      leaveDays: 0.5,
      status: 'APPROVED',
      fields: [
        { field: 'leaveDays', before: '1', after: '0.5', hidden: false },
        { field: 'reason', before: null, after: null, hidden: true },
      ],
    },
  ]);
});

test('a dry run that would be refused is JSON too, with exit code 1', async () => {
  const { status, stdout } = await ingest([], '--dry-run', '--json', '--exit-code');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ run: { status: 'REFUSED', errorClass: 'SUSPICIOUS' }, difference: null });
  expect(await ingest([], '--json')).toMatchObject({ status: 1, stderr: '--json and --exit-code are for --dry-run\n' });
});
