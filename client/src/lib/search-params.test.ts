import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from './search-params';

/** Names that every object has, beside any others. */
const names = fc.oneof(fc.constantFrom(...Object.getOwnPropertyNames(Object.prototype)), fc.string());

test('each name of the address has the list of its texts in their order, also one that every object has', () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(names, fc.string())), (pairs) => {
      const search = parseSearch(`?${new URLSearchParams(pairs)}`);
      expect(Object.keys(search).sort()).toEqual([...new Set(pairs.map(([name]) => name))].sort());
      for (const [name, list] of Object.entries(search)) expect(list).toEqual(pairs.flatMap(([of, text]) => (of === name ? [text] : [])));
      expect(parseSearch(stringifySearch(search))).toEqual(search);
    }),
  );
});
