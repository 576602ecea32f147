import { afterEach, expect, test, vi } from 'vitest';
import { queryHash } from './query-hash';

afterEach(() => vi.unstubAllGlobals());

// From FIPS 180-2, appendix B.
const OF_ABC = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

test('a query has the same hash with the help of the browser and without', async () => {
  expect(await queryHash('abc')).toBe(OF_ABC);
  vi.stubGlobal('crypto', {});
  expect(await queryHash('abc')).toBe(OF_ABC);
});
