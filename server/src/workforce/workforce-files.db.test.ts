import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createIngestHarness, type IngestHarness } from '../../test/ingest';
import { makeRecord } from '../../test/records';
import { commandActor } from '../audit/audit-entry';
import { parseLocalDate } from '../domain/local-date';
import { createLogger } from '../logger';
import { findText } from '../mart/find-member';
import { readNewestState } from '../mart/load/read-state';
import { rosteredOn } from '../mart/rostered';
import type { MartState } from '../mart/state';
import { readKnownState } from '../mart/states/read-known-state';
import { createWorkforceFiles, type WorkforceFiles } from './workforce-files';

const HR = commandActor('HR');
const ZONE = 'Asia/Kathmandu';
const HEAD = 'empId,from,hiredOn,leftOn,fte,workingDays,calendar\r\n';
const csv = (...rows: string[]) => [{ name: 'workforce.csv', bytes: Buffer.from(HEAD + rows.map((row) => `${row}\r\n`).join('')) }];

let harness: IngestHarness;
let client: Client;
let files: WorkforceFiles;
beforeAll(async () => {
  harness = await createIngestHarness({
    records: Array.from({ length: 10 }, (_, at) => makeRecord({ id: at + 1, empId: `E${at}`, userId: 100 + at })),
  });
  await harness.ingest();
  client = new Client({ connectionString: harness.url });
  await client.connect();
  files = createWorkforceFiles({
    databaseUrl: harness.url,
    sourceTimeZone: ZONE,
    workingWeeks: [{ from: null, days: ['mon', 'tue', 'wed', 'thu', 'fri'] }],
    logger: createLogger('silent'),
  });
});
afterAll(async () => {
  await client?.end();
  await harness?.drop();
});

let last: MartState | null = null;
/** The newest state, followed from the one before, and the same freshly read. */
async function readState(): Promise<MartState> {
  const followed = await readNewestState(client, ZONE, last);
  last = followed?.state ?? last;
  const fresh = await readNewestState(client, ZONE, null);
  expect(last?.rosters).toEqual(fresh?.state.rosters);
  expect(last?.people.roster).toEqual(fresh?.state.people.roster);
  expect(last?.dayFacts).toEqual(fresh?.state.dayFacts);
  return last as MartState;
}
/** Half days that somebody is rostered on a date, by two. */
const halvesOf = (state: MartState, employeeId: string, date: string) =>
  rosteredOn(state, findText(state.people.id, state.people.count)(employeeId), parseLocalDate(date) ?? 0) / 1_000_000;

test('what the database cannot store is refused, and the longest that is taken is stored', async () => {
  const upload = (text: string) => files.receiveUpload('WORKFORCE', { name: 'people', bytes: Buffer.from(text) }, HR);
  for (const text of ['empId\nA\0B\n', '[{"empId": "A\\u0000B"}]', '[{"empId": "A\\ud800"}]', 'empId,fte\nE0,0.0000001\n'])
    expect(await upload(text)).toMatchObject({ outcome: 'REFUSED', problems: [{ line: expect.any(Number) }] });
  // Letters that do not compress: an entry of an index has to hold them.
  const letters = Array.from({ length: 2001 }, () => String.fromCharCode(97 + Math.floor(Math.random() * 26))).join('');
  expect(await upload(`empId\n${letters}\n`)).toMatchObject({ outcome: 'REFUSED' });
  const longest = await upload(`empId,from,fte\n${letters.slice(1)},0100-01-01,0.000001\n`);
  expect(longest.outcome).toBe('PENDING');
  await files.discard('revisionId' in longest ? longest.revisionId : '', HR);
  const bad = { name: 'c.json', bytes: Buffer.from('{"calendars": [{"name": "A\\u0000", "timeZone": "UTC"}]}') };
  expect(await files.receiveUpload('CALENDARS', bad, HR)).toMatchObject({ outcome: 'REFUSED' });
});

test('a calendar that there is not is one problem, however many people have it', async () => {
  const rows = [1, 2, 3, 4].map((at) => `E${at},,,,,,Atlantis`);
  expect(await files.receiveUpload('WORKFORCE', csv('E0,,,,,,', ...rows)[0]!, HR)).toEqual({
    outcome: 'REFUSED',
    problems: [{ line: 3, message: 'There is no calendar "Atlantis", which 4 people have in this file. Upload the calendars file first.' }],
  });
});

describe('a watched file, one step after the other', () => {
  test('a bad row refuses the file as a whole, with its line', async () => {
    const result = await files.receiveFile('WORKFORCE', 'workforce.csv', csv('E0,,,,0.2,wed,', 'E1,,,,1.5,"mon,someday",'));
    expect(result).toMatchObject({ outcome: 'REFUSED', problems: [{ line: 3 }, { line: 3 }] });
    const state = await readState();
    expect(halvesOf(state, 'E0', '2024-03-04')).toBe(2);
  });

  test('the first right one holds at once, and is a data version of its own', async () => {
    const before = await readState();
    expect(await files.receiveFile('WORKFORCE', 'workforce.csv', csv('E0,,,,0.2,wed,', 'E1,,,2024-03-05,,,'))).toMatchObject({
      outcome: 'ACCEPTED',
    });
    const state = await readState();
    expect(Number(state.version.dataVersion)).toBe(Number(before.version.dataVersion) + 1);
    expect([halvesOf(state, 'E0', '2024-03-05'), halvesOf(state, 'E0', '2024-03-06')]).toEqual([0, 2]);
    expect([halvesOf(state, 'E1', '2024-03-05'), halvesOf(state, 'E1', '2024-03-06')]).toEqual([2, 0]);
    const then = await readKnownState(client, before.version.runId as string, state);
    expect(halvesOf(then, 'E0', '2024-03-05')).toBe(2);
  });

  test('the same bytes are no news', async () => {
    expect(await files.receiveFile('WORKFORCE', 'workforce.csv', csv('E0,,,,0.2,wed,', 'E1,,,2024-03-05,,,'))).toEqual({
      outcome: 'KNOWN',
    });
  });

  test('a change of a fifth of the people holds, one of more waits for a confirmation', async () => {
    expect(await files.receiveFile('WORKFORCE', 'workforce.csv', csv('E0,,,,,"mon,tue:0.5",', 'E1,,,,,,'))).toMatchObject({
      outcome: 'ACCEPTED',
    });
    const many = csv(...['E2', 'E3', 'E4'].map((id) => `${id},,,,,sat,`), 'E0,,,,,"mon,tue:0.5",', 'E1,,,,,,');
    const waiting = await files.receiveFile('WORKFORCE', 'workforce.csv', many);
    expect(waiting.outcome).toBe('PENDING');
    expect(halvesOf(await readState(), 'E2', '2024-03-09')).toBe(0);
    await files.confirm('revisionId' in waiting ? waiting.revisionId : '', HR);
    const state = await readState();
    expect([halvesOf(state, 'E2', '2024-03-09'), halvesOf(state, 'E0', '2024-03-05')]).toEqual([2, 1]);
  });

  test('undo goes back to the one before and holds until the bytes change', async () => {
    await files.undo('WORKFORCE', HR);
    expect(halvesOf(await readState(), 'E2', '2024-03-09')).toBe(0);
    const many = csv(...['E2', 'E3', 'E4'].map((id) => `${id},,,,,sat,`), 'E0,,,,,"mon,tue:0.5",', 'E1,,,,,,');
    expect(await files.receiveFile('WORKFORCE', 'workforce.csv', many)).toEqual({ outcome: 'KNOWN' });
    expect(halvesOf(await readState(), 'E2', '2024-03-09')).toBe(0);
  });

  test('an upload waits always, and is not kept where it is refused', async () => {
    const upload = await files.receiveUpload('WORKFORCE', csv('E9,,,,,sun,', 'E0,,,,,"mon,tue:0.5",', 'E1,,,,,,')[0]!, HR);
    expect(upload.outcome).toBe('PENDING');
    expect(await files.receiveUpload('WORKFORCE', csv('E9,2024-13-01,,,,,')[0]!, HR)).toMatchObject({
      outcome: 'REFUSED',
      problems: [{ line: 2 }],
    });
    await files.discard('revisionId' in upload ? upload.revisionId : '', HR);
    expect(halvesOf(await readState(), 'E9', '2024-03-10')).toBe(0);
  });

  test('people may have a calendar only while it is there', async () => {
    const calendars = (name: string) => [
      {
        name: 'calendars.json',
        bytes: Buffer.from(
          JSON.stringify({
            calendars: [{ name, timeZone: 'Europe/Oslo', holidays: [{ date: '2024-03-05', name: 'Founding day', part: 'HALF' }] }],
          }),
        ),
      },
    ];
    const named = csv('E0,,,,,,Oslo', 'E1,,,,,,');
    expect(await files.receiveFile('WORKFORCE', 'workforce.csv', named)).toMatchObject({ outcome: 'REFUSED', problems: [{ line: 2 }] });
    expect(await files.receiveFile('CALENDARS', 'calendars.json', calendars('Oslo'))).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await files.receiveFile('WORKFORCE', 'workforce.csv', named)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(halvesOf(await readState(), 'E0', '2024-03-05')).toBe(1);
    expect(await files.receiveFile('CALENDARS', 'calendars.json', calendars('Bergen'))).toMatchObject({ outcome: 'REFUSED' });
    expect(halvesOf(await readState(), 'E0', '2024-03-05')).toBe(1);
  });
});
