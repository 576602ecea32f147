import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { startTestApi } from '../../test/api';
import { createTestDatabase } from '../../test/database';
import { createIngestHarness } from '../../test/ingest';
import { editReleaseRecords, makeReleaseRecords } from '../../test/release-records';
import { createErasureKey } from '../db/erasure-key';
import { readMigrationStatus } from '../db/migrate';
import { restore } from './restore';

const erasureKey = createErasureKey('a key of this test');
const folder = join(import.meta.dirname, '../../test/fixtures');
const releases = readdirSync(folder).filter((name) => name.endsWith('.tar.gz'));
const records = editReleaseRecords(makeReleaseRecords());

const QUESTION = `{
  leaveAggregate(groupBy: [LEAVE_TYPE, YEAR_MONTH]) { rows { keys { id } measures { leaveDays leaveCount employeeCount } } }
  leaves(first: 100, filter: { employeeIds: ["E2"] }) { nodes { id history { status } } }
}`;

interface Row {
  keys: { id: string }[];
  measures: { leaveDays: number; leaveCount: number; employeeCount: number };
}

/** Approved leave by type and month, in plain loops. */
function sumApproved() {
  const cells = new Map<string, { days: number; leaves: number; people: Set<unknown> }>();
  for (const { status, leaveTypeId, startDate, leaveDays, empId } of records) {
    if (status !== 'APPROVED') continue;
    const key = `${leaveTypeId} ${String(startDate).slice(0, 7)}`;
    const cell = cells.get(key) ?? { days: 0, leaves: 0, people: new Set() };
    cells.set(key, cell);
    cell.days += Number(leaveDays);
    cell.leaves++;
    cell.people.add(empId);
  }
  return Object.fromEntries([...cells].map(([key, { days, leaves, people }]) => [key, [days, leaves, people.size]]));
}

test.each(releases)('the data of %s is migrated to the newest schema with its figures and its history', async (name) => {
  const database = await createTestDatabase({ empty: true });
  try {
    await restore({ url: database.url, path: join(folder, name), confirm: async () => true, erasureKey, erasures: [] });
    expect((await readMigrationStatus(database.url)).every(({ state }) => state === 'applied')).toBe(true);
    const api = await startTestApi({ databaseUrl: database.url });
    try {
      const { data, errors } = await api.query('ADMIN', QUESTION);
      expect(errors).toEqual([]);
      const cells = data.leaveAggregate.rows.map(({ keys, measures }: Row) => [
        keys.map(({ id }) => id).join(' '),
        [measures.leaveDays, measures.leaveCount, measures.employeeCount],
      ]);
      expect(Object.fromEntries(cells)).toEqual(sumApproved());
      const edited = data.leaves.nodes.find(({ id }: { id: string }) => id === '2');
      expect(edited.history).toEqual([{ status: 'REQUESTED' }, { status: 'APPROVED' }]);
    } finally {
      await api.close();
    }
  } finally {
    await database.drop();
  }
});

test('a run on data of an earlier release finds the same snapshot unchanged', async () => {
  const harness = await createIngestHarness();
  try {
    for (const name of releases) {
      await restore({ url: harness.url, path: join(folder, name), confirm: async () => true, erasureKey, erasures: [] });
      expect(await harness.serve(records)).toMatchObject({ status: 'SUCCEEDED', inserted: 0, updated: 0, retired: 0, unchanged: 240 });
    }
  } finally {
    await harness.drop();
  }
});
