import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sumDays } from './leave-days';

test('a sum of days has the decimals of its parts and no residue of doubles', () => {
  expect(sumDays([0.1, 0.2])).toBe(0.3);
  expect(sumDays(Array.from({ length: 1_000 }, () => 0.1))).toBe(100);
  expect(sumDays([0.3, -0.1, null, undefined])).toBe(0.2);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -1e9, max: 1e9 })), (micros) => {
      const sum = micros.reduce((total, micro) => total + micro, 0);
      expect(sumDays(micros.map((micro) => micro / 1e6))).toBe(sum / 1e6);
    }),
  );
});
