import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../../../test/api';
import { createIngestHarness, type IngestHarness } from '../../../../test/ingest';
import { makeRecords, type TestRecord } from '../../../../test/records';
import { addDays, todayIn } from '../../../domain/local-date';

const today = todayIn('Asia/Kathmandu', new Date());
const soon = (days: number) => ({ startDate: addDays(today, days), endDate: addDays(today, days) });
const records = makeRecords(4, (id) => soon(10 * id));

let harness: IngestHarness;
let api: TestApi;
let address: string;
beforeAll(async () => {
  harness = await createIngestHarness();
  await harness.serve(records);
  api = await startTestApi({ databaseUrl: harness.url });
  const { data } = await api.query('ANALYST', 'mutation { createCalendarFeed(input: { name: "x" }) { path } }');
  address = `${api.url}${data.createCalendarFeed.path}`;
});
afterAll(async () => {
  await api?.close();
  await harness?.drop();
});

type Event = Record<string, string>;

/** The events of the feed by their UID, each with its lines by name. */
async function readEvents(): Promise<Map<string, Event>> {
  const text = (await (await fetch(address)).text()).replace(/\r\n[ \t]/g, '');
  const events = text.split('BEGIN:VEVENT').slice(1);
  const parsed = events.map(
    (event): Event =>
      Object.fromEntries(
        event
          .split('END:VEVENT')[0]
          ?.trim()
          .split('\r\n')
          .map((line) => [line.slice(0, line.search(/[:;]/)), line.slice(line.indexOf(':') + 1)]) ?? [],
      ),
  );
  return new Map(parsed.map((event) => [event.UID ?? '', event]));
}

async function serve(changed: TestRecord[]): Promise<void> {
  const before = await api.app.mart.newest?.versionKey;
  await harness.serve(changed);
  await expect.poll(() => api.app.mart.newest?.versionKey, { timeout: 10_000 }).not.toBe(before);
}

test('an event whose dates change keeps its UID and says that it is newer, regardless of what the source says; the others stay as they are', async () => {
  const before = await readEvents();
  expect(before.size).toBe(4);
  // The source does not touch updatedAt.
  await serve(records.map((record) => (record.id === 2 ? { ...record, endDate: addDays(today, 21) } : record)));
  const after = await readEvents();
  const [old, changed] = [before.get('leave-2@leave-analytics'), after.get('leave-2@leave-analytics')];
  expect(changed?.DTEND).toBe(addDays(today, 22).replaceAll('-', ''));
  expect(Number(changed?.SEQUENCE)).toBeGreaterThan(Number(old?.SEQUENCE));
  expect((changed?.DTSTAMP ?? '') > (old?.DTSTAMP ?? '~')).toBe(true);
  expect(changed?.['LAST-MODIFIED']).toBe(changed?.DTSTAMP);
  for (const id of [1, 3, 4]) expect(after.get(`leave-${id}@leave-analytics`)).toEqual(before.get(`leave-${id}@leave-analytics`));
});

test('what is cancelled, and what the source has no more, leaves the feed; the others stay', async () => {
  const [cancelled, second, , fourth] = records;
  await serve([{ ...cancelled, status: 'CANCELLED' }, second, fourth] as TestRecord[]);
  await harness.ingest();
  const kept = [second, fourth].map((record) => `leave-${record?.id}@leave-analytics`);
  await expect.poll(async () => [...(await readEvents()).keys()].toSorted(), { timeout: 10_000 }).toEqual(kept);
});
