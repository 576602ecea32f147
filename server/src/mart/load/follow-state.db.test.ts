import fc from 'fast-check';
import { Client } from 'pg';
import { expect, test } from 'vitest';
import { createIngestHarness } from '../../../test/ingest';
import { readPropertyRuns } from '../../../test/property-runs';
import { applyEdit, makeSource, type RecordEdit, recordEdit } from '../../../test/record-edits';
import { findDifferences } from '../../../test/state-differences';
import type { MartState } from '../state';
import { readNewestState } from './read-state';

const ZONE = 'Asia/Kathmandu';
const RUNS = 6;

test('a mart that followed random runs equals one that was read anew, array by array', async () => {
  const harness = await createIngestHarness();
  const client = new Client({ connectionString: harness.url });
  await client.connect();
  let followed = 0;
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(recordEdit, { maxLength: 4 }), { minLength: RUNS, maxLength: RUNS }), async (steps) => {
        let source = makeSource(30);
        let state: MartState | null = null;
        for (const edits of steps as RecordEdit[][]) {
          source = edits.reduce(applyEdit, source);
          harness.upstream.setRecords(source.records);
          await harness.ingest({ calendar: source.calendar });
          const next = await readNewestState(client, ZONE, state);
          const anew = await readNewestState(client, ZONE, null);
          if (next?.isFollowed) followed++;
          state = next?.state ?? state;
          expect(findDifferences(state ?? {}, anew?.state ?? {})).toEqual([]);
        }
      }),
      { numRuns: readPropertyRuns(6) },
    );
    expect(followed).toBeGreaterThan(RUNS);
  } finally {
    await client.end();
    await harness.drop();
  }
}, 300_000);
