import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText } from './fold-text';

test.each([
  ['Zoë', 'zoe'],
  ['ÇELİK', 'celik'],
  ['Ayşe Işık', 'ayse isik'],
  ['ΟΔΟΣ', 'οδοσ'],
  ['Straße 5', 'strasse 5'],
  ['Søren Łukasz Ðæg', 'soren lukasz daeg'],
  ['Ann\u200Ba\u00AD \uFEFFLee', 'anna lee'],
])('%s is folded to %s', (written, folded) => {
  expect(foldText(written)).toBe(folded);
});

const character = fc.integer({ min: 0, max: 0x24ff }).map((code) => String.fromCodePoint(code));

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: character }), (text) => {
      expect(foldText(foldText(text))).toBe(foldText(text));
    }),
  );
});

test('the dashboard has the same rule, word for word', () => {
  const [own, dashboard] = ['server/src/domain/fold-text.ts', 'client/src/lib/fold-text.ts'].map((path) =>
    readFileSync(path, 'utf8').replace(/The \w+ has the same rule in `[^`]+`/, ''),
  );
  expect(dashboard).toBe(own);
});
