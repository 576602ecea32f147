import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildLargeState } from '../../../../test/large-state';
import { packTexts } from '../../../mart/shared-columns';
import { listRows, selectPeople } from './select-people';

const state = buildLargeState({ leaves: 10, people: 60, fiscalYears: 1 });
const everybody = { choices: {}, scope: { teamOf: null }, isRetired: null };
const text = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'ß', '漢', '😀', ' '), maxLength: 6 });

test('a search finds the people whose text holds every term', () => {
  fc.assert(
    fc.property(
      fc.array(text, { minLength: 60, maxLength: 60 }),
      fc.array(text.filter(Boolean), { minLength: 1, maxLength: 3 }),
      (texts, terms) => {
        const searched = { ...state, people: { ...state.people, searchText: packTexts(texts) } };
        const found = [...listRows(selectPeople(searched, { ...everybody, terms }, () => undefined))];
        expect(found).toEqual([...texts.keys()].filter((person) => terms.every((term) => texts[person]?.includes(term))));
      },
    ),
  );
});
