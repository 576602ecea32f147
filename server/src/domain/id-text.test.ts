import { expect, test } from 'vitest';
import { isId, isSourceId } from './id-text';

test('an id is a whole number that every bigint column has; one of the source may be negative', () => {
  for (const text of ['0', '7', '999999999999999999']) expect([isId(text), isSourceId(text)]).toEqual([true, true]);
  expect([isId('-7'), isSourceId('-7')]).toEqual([false, true]);
  for (const text of ['', '-', '1.5', '1e3', ' 1', '1\n', '1000000000000000000', '0x1', '１'])
    expect([isId(text), isSourceId(text)]).toEqual([false, false]);
});
