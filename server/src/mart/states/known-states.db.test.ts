import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createIngestHarness, type IngestHarness } from '../../../test/ingest';
import { makeRecords } from '../../../test/records';
import { createLogger } from '../../logger';
import { readNewestState } from '../load/read-state';
import type { MartState } from '../state';
import { createKnownStates, type KnownState, mostKept } from './known-states';

const ZONE = 'Asia/Kathmandu';
let harness: IngestHarness;
let newest: MartState;
beforeAll(async () => {
  harness = await createIngestHarness();
  for (let run = 1; run <= 7; run++) await harness.serve(makeRecords(10, (id) => ({ leaveDays: id === 1 ? run / 10 : 1 })));
  const client = new Client({ connectionString: harness.url });
  await client.connect();
  newest = (await readNewestState(client, ZONE, null))?.state as MartState;
  await client.end();
});
afterAll(() => harness.drop());

/** Known states over a pool that only notes what it is handed. */
function startStates(databaseUrl = harness.url) {
  const held = new Map<string, MartState>();
  const states = createKnownStates({
    workerFile: inject('martWorkerFile'),
    workerData: { databaseUrl, sourceTimeZone: ZONE, lookMilliseconds: 60_000 },
    pool: { addState: (key, state) => held.set(key, state), dropState: (key) => held.delete(key) },
    logger: createLogger('silent'),
  });
  const use = async (runId: string): Promise<KnownState> => {
    const used = states.use(runId, newest);
    await used.key;
    return used;
  };
  return { states, use, heldRuns: () => [...held.values()].map(({ version }) => version.runId) };
}

test('a state is read once for all who ask for it at once, and before the first run nothing is known', async () => {
  const { states, use, heldRuns } = startStates();
  const [first, second, empty] = await Promise.all([use('3'), use('3'), use('0')]);
  expect(await first.key).toBe(await second.key);
  expect(heldRuns().toSorted()).toEqual(['0', '3']);
  for (const used of [first, second, empty]) used.release();
  await states.stop();
});

test('four states are kept, those that were used last; one in use stays until it is released', async () => {
  const { states, use, heldRuns } = startStates();
  const pinned = await use('1');
  for (const runId of ['2', '3', '4', '5', '6']) (await use(runId)).release();
  expect(heldRuns()).toEqual(['1', '4', '5', '6']);
  (await use('4')).release();
  pinned.release();
  // 1 was used before 5, 6 and 4.
  (await use('2')).release();
  expect(heldRuns()).toEqual(['4', '5', '6', '2']);
  await states.stop();
});

test('a state that is kept can be used while as many as may be kept are in use', async () => {
  const { states, use, heldRuns } = startStates();
  (await use('5')).release();
  const pinned = [await use('1'), await use('2'), await use('3')];
  const again = await use('5');
  pinned.push(await use('4'));
  expect(heldRuns()).toEqual(['5', '1', '2', '3', '4']);
  for (const used of [...pinned, again]) used.release();
  expect(heldRuns()).toHaveLength(4);
  await states.stop();
});

test('states in use take no more memory than they may: two of any size, more only where they are small', async () => {
  const { states, heldRuns } = startStates();
  const large = { ...newest, leaves: { ...newest.leaves, count: 900_000 } };
  const used = ['1', '2'].map((runId) => states.use(runId, large));
  const refused = expect.objectContaining({ code: 'SERVICE_UNAVAILABLE', retryAfterSeconds: expect.any(Number) });
  expect(() => states.use('3', large)).toThrow(refused);
  // One that is there already takes no more.
  states.use('2', large).release();
  await Promise.all(used.map(({ key }) => key));
  // They have turned out to be small.
  used.push(states.use('3', newest));
  await used[2]?.key;
  expect(heldRuns()).toEqual(['1', '2', '3']);
  for (const { release } of used) release();
  await states.stop();
  expect([100_000, 300_000, 1_000_000, 5_000_000].map(mostKept)).toEqual([4, 3, 1, 1]);
});

test('after another database took the place of this one, no state of before is given out', async () => {
  const { states, use, heldRuns } = startStates();
  const [kept, used] = [await use('1'), await use('2')];
  kept.release();
  states.forget();
  expect(heldRuns()).toEqual(['2']);
  const again = await use('2');
  expect(await again.key).not.toBe(await used.key);
  used.release();
  expect(heldRuns()).toEqual(['2']);
  again.release();
  await states.stop();
});

test('a state that cannot be read is refused with SERVICE_UNAVAILABLE, and read again the next time', async () => {
  const { states, heldRuns } = startStates(harness.url.replace(/:\d+\//, ':1/'));
  for (let time = 0; time < 2; time++) await expect(states.use('3', newest).key).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
  expect(heldRuns()).toEqual([]);
  await states.stop();
});
