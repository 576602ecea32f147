import fc from 'fast-check';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createIngestHarness, type IngestHarness } from '../../../test/ingest';
import { propertyTimeout, readPropertyRuns } from '../../../test/property-runs';
import { applyEdit, EDIT_KINDS, makeSource, type RecordEdit, recordEdit, type SourceState } from '../../../test/record-edits';
import { findDifferences } from '../../../test/state-differences';
import type { MartState } from '../state';
import { readNewestState } from './read-state';

const SEQUENCES = readPropertyRuns(6);
const ZONE = 'Asia/Kathmandu';
/** Of a sequence. */
const RUNS = 6;

let harness: IngestHarness;
let client: Client;
beforeAll(async () => {
  harness = await createIngestHarness();
  client = new Client({ connectionString: harness.url });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await harness.drop();
});

/** Takes a source in and follows it; expects the followed state to equal a freshly read one. */
async function follow(source: SourceState, state: MartState | null): Promise<{ state: MartState | null; isFollowed: boolean }> {
  harness.upstream.setRecords(source.records);
  await harness.ingest({ calendar: source.calendar });
  const next = await readNewestState(client, ZONE, state);
  const fresh = await readNewestState(client, ZONE, null);
  const followed = next?.state ?? state;
  expect(findDifferences(followed ?? {}, fresh?.state ?? {})).toEqual([]);
  return { state: followed, isFollowed: next?.isFollowed ?? false };
}

test(
  'a mart that followed random runs equals a freshly read one, array by array',
  async () => {
    let followed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(recordEdit, { maxLength: 4 }), { minLength: RUNS, maxLength: RUNS }), async (steps) => {
        let source = makeSource(30);
        let state: MartState | null = null;
        for (const edits of steps as RecordEdit[][]) {
          source = edits.reduce(applyEdit, source);
          const next = await follow(source, state);
          state = next.state;
          followed += Number(next.isFollowed);
        }
      }),
      { numRuns: SEQUENCES },
    );
    expect(followed).toBeGreaterThan(RUNS);
  },
  propertyTimeout(SEQUENCES),
);

test('an edit of each kind is followed, not read again: unchanged leaves are kept, moved ones find their place', async () => {
  let source = makeSource(30);
  let { state } = await follow(source, null);
  // Records of three namesakes: their last names decide on their order.
  const swapped = [0, 1, 2].flatMap((to) => [6, 2, 5].map((at, turn): RecordEdit => ({ kind: 'RENAME', at, to: to + turn })));
  const ofEachKind = EDIT_KINDS.map((kind, at): RecordEdit => ({ kind, at: at * 5, to: at * 3 + 1 }));
  for (const edit of [...ofEachKind, ...swapped]) {
    const before: SourceState = source;
    source = applyEdit(source, edit);
    const isMoved = JSON.stringify([before.records, before.calendar]) !== JSON.stringify([source.records, source.calendar]);
    const next = await follow(source, state);
    if (isMoved && next.state !== state) expect([edit, next.isFollowed]).toEqual([edit, true]);
    state = next.state;
  }
}, 120_000);
