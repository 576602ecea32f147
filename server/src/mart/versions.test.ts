import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { MartState } from './state';
import type { AnswererPool } from './threads/answerer-pool';
import { createVersions } from './versions';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const stateOf = (key: string) => ({ version: { key } }) as unknown as MartState;
const create = () => createVersions({ addState: () => undefined, dropState: () => undefined } as unknown as AnswererPool);

test('waiting for another version ends with it, or after the timeout', async () => {
  const versions = create();
  versions.swap(stateOf('1'));
  const moved = versions.untilMoved('1', 1_000);
  const late = versions.untilMoved('2', 1_000);
  await late;
  versions.swap(stateOf('2'));
  await moved;
  const timedOut = versions.untilMoved('2', 1_000);
  vi.advanceTimersByTime(1_000);
  await timedOut;
});

test('whoever stopped waiting is not woken again by the next version', async () => {
  const versions = create();
  const waits = [1, 2, 3].map(() => versions.untilMoved('1', 1_000));
  vi.advanceTimersByTime(1_000);
  await Promise.all(waits);
  const cleared = vi.spyOn(globalThis, 'clearTimeout');
  versions.swap(stateOf('1'));
  expect(cleared).not.toHaveBeenCalled();
});
