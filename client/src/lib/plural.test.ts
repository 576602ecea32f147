import { expect, test } from 'vitest';
import { plural } from './plural';

test('one of something is singular, also below zero; parts and zero are not', () => {
  expect([1, -1, 0, 0.5, 2].map((count) => plural(count, 'day', 'days'))).toEqual(['day', 'day', 'days', 'days', 'days']);
});
