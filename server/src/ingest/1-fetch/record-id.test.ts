import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecordId } from './record-id';

const read = (text: string) => {
  const json = Buffer.from(`,${text},`);
  return readRecordId(json, 1, json.length - 1);
};

test('the id of a record is the one that a parse reads, in any order of keys and beside other ids', () => {
  const record = fc.record(
    {
      id: fc.oneof(fc.nat({ max: Number.MAX_SAFE_INTEGER }), fc.constantFrom(null, 'one', 1.5, -3, true, [1], { id: 2 })),
      allocations: fc.constantFrom(null, [{ id: 7, name: 'a' }]),
      text: fc.string({ unit: fc.constantFrom('"', '\\', ':', '{', '}', 'id', '1', ' ') }),
      nested: fc.constantFrom({ id: 9 }, '"id":3'),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(record, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), fc.constantFrom(0, 2), (value, order, indent) => {
      const entries = Object.entries(value).map((entry, index) => ({ entry, rank: order[index] ?? 0 }));
      const shuffled = Object.fromEntries(entries.toSorted((a, b) => a.rank - b.rank).map(({ entry }) => entry));
      const expected = Number.isSafeInteger(value.id) && (value.id as number) >= 0 ? value.id : null;
      expect(read(JSON.stringify(shuffled, null, indent))).toBe(expected);
    }),
  );
});

test('broken JSON has no id and ends', () => {
  for (const text of ['', '{"id"', '{"id":', '{"id":12', '{"id', '{"id":99999999999999999999}', '[{"id":1}]'])
    expect(read(text)).toBeNull();
});
