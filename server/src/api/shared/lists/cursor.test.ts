import { expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor';

test('a cursor gives its keys back, missing values and any text included', () => {
  const keys = ['Zoë "K"', null, '5000000001'];
  expect(decodeCursor(encodeCursor('NAME', keys), 'NAME', 3)).toEqual(keys);
  expect(decodeCursor(null, 'NAME', 3)).toBeNull();
});

test.each([
  ['of another order', encodeCursor('DATE', ['1'])],
  ['with other keys', encodeCursor('NAME', ['1', '2'])],
  ['that is no JSON', 'abc'],
  ['that is no list of texts', Buffer.from('["NAME",1]').toString('base64url')],
  ['with NUL in a key', encodeCursor('NAME', ['a\0'])],
  ['with half of a surrogate pair in a key', encodeCursor('NAME', ['\ud83d'])],
  ['that is endless', 'a'.repeat(5_000)],
])('a cursor %s is refused', (_, cursor) => {
  expect(() => decodeCursor(cursor, 'NAME', 1)).toThrow('after is not a cursor of this list.');
});
