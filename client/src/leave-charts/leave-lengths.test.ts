import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Figures } from './figures';
import { groupLengths, soleLength } from './leave-lengths';

const row = (id: string, requests: number, days: number): Figures => ({ id, label: '', requests, days, people: null, suppressed: false });

test('each length is in one group, and no request and no day is lost', () => {
  const lengths = fc.uniqueArray(fc.integer({ min: 1, max: 400 }).map((quarter) => quarter / 4));
  fc.assert(
    fc.property(lengths, (all) => {
      const groups = groupLengths(all.map((length) => row(String(length), 2, length)));
      expect(groups.flatMap(({ ids }) => ids).toSorted()).toEqual(all.map(String).toSorted());
      expect(groups.reduce((sum, { requests }) => sum + requests, 0)).toBe(2 * all.length);
      for (const { from, to, ids } of groups) expect(ids.every((id) => Number(id) > from && Number(id) <= to)).toBe(true);
    }),
  );
});

test('a gap is zero, what is longer than all is no bar, and a group says its one length', () => {
  const groups = groupLengths([row('1', 5, 5), row('2.5', 1, 2.5), row('3', 1, 1.5)]);
  expect(groups.map(({ to, requests, days }) => [to, requests, days])).toEqual([
    [0.5, 0, 0],
    [1, 5, 5],
    [1.5, 0, 0],
    [2, 0, 0],
    [3, 2, 4],
  ]);
  expect(groups.map(soleLength)).toEqual([0.5, 1, 1.5, 2, null]);
});
