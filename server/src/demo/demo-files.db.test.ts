import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDemoRecords } from '../../demo-upstream/demo-upstream';
import { readDemoWorkforce } from '../../demo-upstream/workforce';
import { startTestApi, type TestApi } from '../../test/api';
import { createIngestHarness, type IngestHarness } from '../../test/ingest';
import { createWorkforceFiles, type WorkforceFiles } from '../workforce/workforce-files';
import { type DemoFiles, takeInDemoFiles } from './demo-files';

const DEMO = { records: 2_000, seed: 1 };
let harness: IngestHarness;
let api: TestApi;
let files: WorkforceFiles;
beforeAll(async () => {
  harness = await createIngestHarness();
  files = createWorkforceFiles({
    databaseUrl: harness.url,
    sourceTimeZone: 'Asia/Kathmandu',
    workingWeeks: [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] }],
    logger: harness.logger,
  });
  api = await startTestApi({ databaseUrl: harness.url });
});
afterAll(async () => {
  await api.close();
  await harness.drop();
});

const take = (demo: DemoFiles | null, isPolled = true) => takeInDemoFiles(files, demo, { isPolled, logger: harness.logger });
const ask = async (query: string) => {
  const { data, errors } = await api.query('ADMIN', query);
  expect(errors).toEqual([]);
  return data;
};

test('the demo company has offices in three countries, half holidays, part-time people, joiners and leavers', async () => {
  await take(readDemoWorkforce(DEMO), false);
  expect((await ask('{ workforce { inForce { id } } }')).workforce.inForce).toEqual([]);
  await take(readDemoWorkforce(DEMO));
  // The files hold before the first run brings anybody.
  expect((await ask('{ employees { totalCount } }')).employees.totalCount).toBe(0);
  const FIRST = '{ dataStatus { dataVersion firstDataVersion } }';
  expect((await ask(FIRST)).dataStatus).toEqual({ dataVersion: '2', firstDataVersion: null });
  const { total, read } = readDemoRecords({ ...DEMO, moment: new Date('2026-11-23T06:00:00Z') });
  expect(await harness.serve(Array.from({ length: total }, (_, at) => read(at) as object))).toMatchObject({ status: 'SUCCEEDED' });

  expect((await ask(FIRST)).dataStatus).toEqual({ dataVersion: '3', firstDataVersion: '3' });

  const { workforce, workforcePeople } = await ask(`{
    workforce { inForce { receivedBy } }
    workforcePeople(first: 200) { nodes { name periods { from hiredOn leftOn pattern } } }
  }`);
  expect(workforce.inForce).toEqual([{ receivedBy: 'demo' }, { receivedBy: 'demo' }]);
  const parts = await harness.query<{ name: string; parts: string[] }>(`
    select c ->> 'name' as name, array(select distinct h ->> 'part' from jsonb_array_elements(c -> 'holidays') h order by 1) as parts
    from ops.workforce_revisions, jsonb_array_elements(calendars) c order by 1`);
  expect(parts).toEqual(['Boston', 'Kathmandu', 'Lisbon'].map((name) => ({ name, parts: ['FULL', 'HALF'] })));
  type Period = Record<'from' | 'hiredOn' | 'leftOn', string | null> & { pattern: number[] | null };
  const people = workforcePeople.nodes as { name: string | null; periods: Period[] }[];
  const count = (has: (period: Period) => boolean) => people.filter(({ periods }) => periods.some(has)).length;
  expect(count(({ pattern }) => pattern !== null)).toBeGreaterThan(8);
  expect(count(({ leftOn }) => leftOn !== null)).toBeGreaterThan(3);
  expect(count(({ hiredOn }) => hiredOn !== null && hiredOn > '2023')).toBeGreaterThan(20);
  expect(count(({ from }) => from !== null)).toBeGreaterThan(5);
  expect(people.filter(({ name }) => name === null)).toHaveLength(1);
});

test('leave of the demo company fits what its people are rostered to work', async () => {
  const rows = await harness.query<{ outside: number; leaves: number }>(`
    select count(*)::int as leaves,
      count(*) filter (where l.start_date < w.hired_on or l.end_date > w.left_on)::int as outside
    from dbo.employee_leaves l join ops.workforce_rows w using (employee_id) where w.valid_from is null`);
  expect(rows[0]?.leaves).toBeGreaterThan(1_900);
  expect(rows[0]?.outside).toBeLessThan(5);
  const flagged = (flags: { flags: string[] }[]) => flags.filter((leave) => leave.flags.includes('PRORATED')).length / flags.length;
  const read = async () =>
    flagged((await ask('{ leaves(first: 200, filter: { statuses: [APPROVED] }) { nodes { flags } } }')).leaves.nodes);
  const fitting = await read();
  // Half days, parental leave and those charged for weekends do not.
  expect(fitting).toBeLessThan(0.2);
  // Also by a server that only follows, and does not poll its source.
  await take(null, false);
  expect(await read()).toBeGreaterThan(fitting + 0.04);
});

test('the files are taken in once, and withdrawn from a server with another source, with nothing of somebody else', async () => {
  await take(readDemoWorkforce(DEMO));
  const versionOf = async () => (await harness.query<{ version: string }>('select version from ops.data_version'))[0]?.version;
  // Withdrawn by a person or by another source: the same bytes are not taken in again.
  const before = await versionOf();
  await take(readDemoWorkforce(DEMO));
  expect(await versionOf()).toBe(before);
  expect((await ask('{ workforce { inForce { id } } }')).workforce.inForce).toEqual([]);

  await files.receiveFile('WORKFORCE', 'own.csv', [{ name: 'own.csv', bytes: Buffer.from('empId,fte\n101,0.5\n') }]);
  await take(null);
  expect((await ask('{ workforce { inForce { fileName } } }')).workforce.inForce).toEqual([{ fileName: 'own.csv' }]);
});
