import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pickPage } from './pick-page';

const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.constant(Number.NaN));
const rowsOf = fc.array(fc.tuple(value, value), { maxLength: 400 });

test('pages of any size join to all rows in order, missing values last', () => {
  fc.assert(
    fc.property(rowsOf, fc.boolean(), fc.boolean(), fc.boolean(), fc.integer({ min: 1, max: 60 }), (values, first, second, third, size) => {
      const order = [
        { column: Float64Array.from(values, ([a]) => a), descending: first },
        { column: Float64Array.from(values, ([, b]) => b), descending: second },
        { column: Int32Array.from(values, (_, row) => row), descending: third },
      ];
      const compare = (a: number, b: number) => {
        for (const { column, descending } of order) {
          const [left, right] = [column[a] as number, column[b] as number];
          if (Number.isNaN(left) !== Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1;
          if (left !== right && !Number.isNaN(left)) return descending ? right - left : left - right;
        }
        return 0;
      };
      const rows = Int32Array.from(values, (_, row) => row);
      const found: number[] = [];
      for (let after: number[] | null = null; ; ) {
        const page = pickPage(rows, order, after, size, () => undefined);
        found.push(...page);
        if (page.length < size) break;
        after = order.map(({ column }) => column[page.at(-1) as number] as number);
      }
      expect(found).toEqual([...rows].sort(compare));
    }),
  );
});
