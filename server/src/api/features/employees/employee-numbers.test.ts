import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildLargeState } from '../../../../test/large-state';
import { packTexts } from '../../../mart/shared-columns';
import type { People } from '../../../mart/state';
import { numberPlaceAt, numberRanks, rankOfNumberPlace } from './employee-numbers';

const { people } = buildLargeState({ leaves: 1, people: 1, fiscalYears: 1 });
const peopleWith = (ids: readonly string[]): People => ({ ...people, count: ids.length, id: packTexts(ids) });

test('numbers are in natural order, prefixes as text', () => {
  const ids = ['10', '9', 'C10', 'C9', 'X', '009', '99999999999999999999', 'C'];
  const ranks = numberRanks(peopleWith(ids));
  const sorted = [...ids.keys()].sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0)).map((person) => ids[person]);
  expect(sorted).toEqual(['009', '9', '10', '99999999999999999999', 'C', 'C9', 'C10', 'X']);
});

const id = fc.tuple(fc.constantFrom('', 'A', 'B-'), fc.constantFrom('', '0', '7', '07', '12', '120')).map((parts) => parts.join(''));

test('the cursor of an employee who left the list lies between the neighbours', () => {
  fc.assert(
    fc.property(fc.uniqueArray(id, { minLength: 2 }), fc.nat(), (ids, at) => {
      const gone = at % ids.length;
      const ranks = numberRanks(peopleWith(ids));
      const [prefix, digits, number] = numberPlaceAt(peopleWith(ids), gone);
      const left = peopleWith(ids.filter((_, person) => person !== gone));
      const place = { prefix, digits, id: number };
      expect(rankOfNumberPlace(peopleWith(ids), place)).toBe(ranks[gone]);
      expect(rankOfNumberPlace(left, place)).toBe((ranks[gone] ?? 0) - 0.5);
    }),
  );
});
