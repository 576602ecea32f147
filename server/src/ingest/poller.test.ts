import { expect, test } from 'vitest';
import { untilNextPoll } from './poller';

const INTERVAL = 30_000;
const wait = (sinceStartMs: number | null, errorClass: string | null = null, failuresInARow = 0, retryInMs: number | null = null) =>
  untilNextPoll({ sinceStartMs, errorClass, failuresInARow, retryInMs }, INTERVAL);

test('the first poll is due at once, and one that is late too', () => {
  expect(wait(null)).toBe(0);
  expect(wait(31_000)).toBe(0);
});

test('the time since the last run began counts, whoever began it', () => {
  expect(wait(10_000)).toBe(20_000);
});

test('a failure that passes by itself is probed at the next interval, however often it was', () => {
  for (const errorClass of ['UPSTREAM', 'NETWORK', 'RATE_LIMITED', 'FORMAT', 'SUSPICIOUS', 'DATABASE', 'INTERNAL']) {
    expect(wait(0, errorClass, 10)).toBe(INTERVAL);
  }
});

test('a refused token and a wrong address are probed more and more slowly, and never slower than ten intervals', () => {
  for (const errorClass of ['AUTH', 'CONFIG']) {
    expect([1, 2, 3, 4, 5, 10].map((failures) => wait(0, errorClass, failures) / INTERVAL)).toEqual([1, 2, 4, 8, 10, 10]);
  }
});

test('a poll is not due before the time that the source asked for', () => {
  expect(wait(29_000, 'RATE_LIMITED', 1, 120_000)).toBe(120_000);
  expect(wait(10_000, 'UPSTREAM', 1, 2_000)).toBe(20_000);
  expect(wait(31_000, 'RATE_LIMITED', 1, -5)).toBe(0);
});
