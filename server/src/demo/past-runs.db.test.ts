import { afterAll, beforeAll, expect, test } from 'vitest';
import { readDemoRecords } from '../../demo-upstream/demo-upstream';
import { startTestApi, type TestApi } from '../../test/api';
import { createIngestHarness, type IngestHarness, WEEKDAY_CALENDAR } from '../../test/ingest';
import { makePastRuns } from './past-runs';

const COMPANY = { records: 300, seed: 1, token: 'demo' };
const DAY_MS = 86_400_000;
let harness: IngestHarness;
let api: TestApi;
beforeAll(async () => {
  harness = await createIngestHarness();
});
afterAll(async () => {
  await api?.close();
  await harness.drop();
});

const make = (signal = new AbortController().signal) =>
  makePastRuns({
    databaseUrl: harness.url,
    company: COMPANY,
    calendar: WEEKDAY_CALENDAR,
    sourceTimeZone: 'Asia/Kathmandu',
    logger: harness.logger,
    signal,
  });
const listRuns = () =>
  harness.query<{ status: string; startedAt: Date; isOrdered: boolean }>(
    `select status, started_at as "startedAt", finished_at >= started_at as "isOrdered" from ops.ingest_runs order by id`,
  );

test('a server that stops makes no run and logs no failure', async () => {
  await make(AbortSignal.abort());
  expect((await listRuns()).filter(({ status }) => status === 'SUCCEEDED')).toEqual([]);
  expect(harness.logLines.filter((line) => line.includes('cannot be made'))).toEqual([]);
});

test('every 20 days of the last 400 have a run, made in a database without leave and in no other', async () => {
  await make();
  const runs = (await listRuns()).filter(({ status }) => status !== 'FAILED');
  expect(runs.map(({ status, isOrdered }) => [status, isOrdered])).toEqual(Array(20).fill(['SUCCEEDED', true]));
  const gaps = runs.slice(1).map(({ startedAt }, at) => (startedAt.getTime() - (runs[at]?.startedAt.getTime() ?? 0)) / DAY_MS);
  expect(gaps).toEqual(Array(19).fill(20));
  expect((Date.now() - (runs.at(-1)?.startedAt.getTime() ?? 0)) / DAY_MS).toBeCloseTo(20, 1);

  const before = await listRuns();
  await make();
  expect(await listRuns()).toEqual(before);
});

test('what was known then is what the source held then', async () => {
  api = await startTestApi({ databaseUrl: harness.url });
  const runs = (await listRuns()).filter(({ status }) => status === 'SUCCEEDED');
  for (const { startedAt } of [runs[0], runs[9], runs[19]].filter((run) => run !== undefined)) {
    // What the source no longer holds is retired one run later; it is older than these dates.
    const from = new Date(startedAt.getTime() - 365 * DAY_MS).toISOString().slice(0, 10);
    const set = readDemoRecords({ ...COMPANY, isLive: false, moment: startedAt });
    const records = Array.from({ length: set.total }, (_, at) => set.read(at) as { endDate: string; status: string; leaveDays: unknown });
    const isTaken = ({ leaveDays }: { leaveDays: unknown }) => typeof leaveDays === 'number' && leaveDays > 0;
    const expected = records.filter((record) => isTaken(record) && record.status === 'APPROVED' && record.endDate >= from).length;
    const { data, errors } = await api.query(
      'ANALYST',
      `query ($at: DateTime, $from: LocalDate) {
        leaveAggregate(groupBy: [], asKnownAt: $at, filter: { statuses: [APPROVED], dateFrom: $from }) { total { leaveCount } }
      }`,
      { at: new Date(startedAt.getTime() + DAY_MS / 2).toISOString(), from },
    );
    expect(errors).toEqual([]);
    expect(expected).toBeGreaterThan(50);
    expect(data.leaveAggregate.total.leaveCount).toBe(expected);
  }
});
