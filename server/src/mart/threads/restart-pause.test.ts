import { expect, test } from 'vitest';
import { createRestartPause } from './restart-pause';

test('a thread is replaced without a pause, but for one that follows a death of a moment ago', () => {
  let now = 5_000;
  const readPause = createRestartPause(() => now);
  expect(readPause()).toBe(0);
  now += 300;
  expect(readPause()).toBe(1_000);
  now += 60_000;
  expect(readPause()).toBe(0);
});
