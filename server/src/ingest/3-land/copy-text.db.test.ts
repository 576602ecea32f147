import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import fc from 'fast-check';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { expect, test } from 'vitest';
import { createTestDatabase } from '../../../test/database';
import { encodeCopyRow } from '../../db/copy-text';

test('any row goes through a real COPY and comes back the same', async () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom('\\', '\t', '\n', '\r', 'N', '.', 'x', '\u0001', '\b', '\f', '\v', '\u2028', '😀') }),
  );
  const storable = text.filter((value) => !value.includes('\u0000'));
  const rows = fc.sample(fc.tuple(fc.option(storable), fc.option(storable), fc.option(fc.integer()), fc.option(fc.boolean())), {
    numRuns: 2000,
    seed: 7,
  });
  const database = await createTestDatabase({ empty: true });
  const client = new pg.Client({ connectionString: database.url });
  try {
    await client.connect();
    await client.query('create temporary table copied (seq int, a text, b text, n int, f boolean)');
    const copy = client.query(copyFrom('copy copied from stdin'));
    const done = finished(copy);
    for (const [seq, row] of rows.entries()) if (!copy.write(`${encodeCopyRow([seq, ...row])}\n`)) await once(copy, 'drain');
    copy.end();
    await done;
    const { rows: copied } = await client.query('select a, b, n, f from copied order by seq');
    expect(copied).toEqual(rows.map(([a, b, n, f]) => ({ a, b, n, f })));
  } finally {
    await client.end();
    await database.drop();
  }
});
