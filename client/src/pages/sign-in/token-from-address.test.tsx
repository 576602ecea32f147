import { expect, test } from 'vitest';
import { takeTokenFromAddress } from './token-from-address';

test('a token in the link is taken and leaves the address bar, the way back stays', () => {
  window.history.replaceState(null, '', '/sign-in?back=%2Fdata#token=abc%2B1');
  expect(takeTokenFromAddress(window)).toBe('abc+1');
  expect(window.location.href).not.toContain('token');
  expect(window.location.search).toBe('?back=%2Fdata');
  expect(takeTokenFromAddress(window)).toBeNull();
});
