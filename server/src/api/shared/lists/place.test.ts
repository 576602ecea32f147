import fc from 'fast-check';
import { expect, test } from 'vitest';
import { encodeCursor } from './cursor';
import { microOfPlace, microsecondsOfPlace, placeOfMicro, placeOfMicroseconds, readPlace } from './place';

const LAST_MILLISECOND = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

test('milliseconds are an instant that a Date and PostgreSQL have', () => {
  const read = (text: string) => readPlace(encodeCursor('GONE', [text]), 'GONE', [{ type: 'milliseconds' }]);
  expect(read(String(LAST_MILLISECOND))).toEqual([String(LAST_MILLISECOND)]);
  for (const text of [String(LAST_MILLISECOND + 1), '999999999999999999', '-1', '1.5', 'NaN', '']) {
    expect(() => read(text)).toThrow('after is not a cursor of this list.');
  }
});

test('an instant is spelled as PostgreSQL prints a timestamptz', () => {
  expect(placeOfMicroseconds(0)).toBe('1970-01-01 00:00:00+00');
  expect(placeOfMicroseconds(Date.UTC(2024, 1, 29, 23, 59, 59) * 1000 + 120)).toBe('2024-02-29 23:59:59.00012+00');
  expect(placeOfMicroseconds(-1)).toBe('1969-12-31 23:59:59.999999+00');
});

test('days are spelled as PostgreSQL prints a numeric(12,6)', () => {
  expect([500_000, 1, 999_999_999].map(placeOfMicro)).toEqual(['0.500000', '0.000001', '999.999999']);
});

test('every place reads back as the value that it was made of', () => {
  fc.assert(
    fc.property(fc.integer({ min: -2e15, max: 5e15 }), fc.integer({ min: 0, max: 2_000_000_000 }), (instant, micro) => {
      expect(microsecondsOfPlace(placeOfMicroseconds(instant))).toBe(instant);
      expect(microOfPlace(placeOfMicro(micro))).toBe(micro);
    }),
  );
});
