import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildLargeState } from '../../../../test/large-state';
import { compareText } from '../../../domain/text-order';
import { packTexts } from '../../../mart/shared-columns';
import type { People } from '../../../mart/state';
import { personOfNamePlace } from './person-key';

const { people } = buildLargeState({ leaves: 1, people: 1, fiscalYears: 1 });
const peopleWith = (names: readonly string[]): People => ({
  ...people,
  count: names.length,
  sortName: packTexts(names.map((name) => name.slice(0, -1))),
  id: packTexts(names.map((name) => name.slice(-1))),
});

test('the place of somebody who is gone lies between those who came before and after', () => {
  const name = fc
    .tuple(fc.constantFrom('', 'a', 'ab', 'é', '漢', '\uffee', '😀'), fc.constantFrom('1', '2', '3'))
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.uniqueArray(name, { minLength: 1 }), fc.nat(), (names, at) => {
      const sorted = names.toSorted((a, b) => compareText(a.slice(0, -1), b.slice(0, -1)) || compareText(a.slice(-1), b.slice(-1)));
      const gone = at % sorted.length;
      const [sortName, id] = [sorted[gone]?.slice(0, -1) ?? '', sorted[gone]?.slice(-1) ?? ''];
      expect(personOfNamePlace(peopleWith(sorted), sortName, id)).toBe(gone);
      expect(personOfNamePlace(peopleWith(sorted.filter((_, person) => person !== gone)), sortName, id)).toBe(gone - 0.5);
    }),
  );
});
