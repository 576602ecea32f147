import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { importWhenReachable } from './import-when-reachable';

let reachable: boolean;
beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('fetch', async () => {
    if (!reachable) throw new TypeError('Failed to fetch');
    return { ok: true };
  });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a part that cannot be loaded while the server is away is loaded once it is back', async () => {
  reachable = false;
  const load = vi.fn(async () => {
    if (!reachable) throw new TypeError('Failed to fetch dynamically imported module');
    return 'the page';
  });
  const imported = importWhenReachable(load);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).toHaveBeenCalledTimes(1);
  reachable = true;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(await imported).toBe('the page');
});

test('a part that the server no longer has fails at once', async () => {
  reachable = true;
  const load = vi.fn(async () => {
    throw new TypeError('Failed to fetch dynamically imported module');
  });
  await expect(importWhenReachable(load)).rejects.toThrow('Failed to fetch');
  expect(load).toHaveBeenCalledTimes(1);
});
