import { expect, test } from 'vitest';
import { IngestError } from '../ingest-error';
import { MAX_ATTEMPTS, parseRetryAfter, retryDelay } from './retry-timing';

const network = new IngestError('NETWORK', 'reset');

test('a backoff doubles, stays within its jitter and has an end', () => {
  expect([retryDelay(network, 1, 0), retryDelay(network, 1, 1)]).toEqual([250, 500]);
  expect(retryDelay(network, 2, 1)).toBe(1000);
  expect(retryDelay(network, MAX_ATTEMPTS, 1)).toBeNull();
});

test('what the source asks for beats the backoff, gets no jitter and is capped at five minutes', () => {
  expect(retryDelay(new IngestError('RATE_LIMITED', 'later', 7000), 1, 0)).toBe(7000);
  expect(retryDelay(new IngestError('UPSTREAM', 'later', 3_600_000), 1, 0.5)).toBe(300_000);
});

test('a refused token, a wrong address, a wrong form and unknown errors are not retried', () => {
  for (const errorClass of ['AUTH', 'CONFIG', 'FORMAT', 'SUSPICIOUS'] as const) {
    expect(retryDelay(new IngestError(errorClass, 'no'), 1, 0.5)).toBeNull();
  }
  expect(retryDelay(new Error('a bug'), 1, 0.5)).toBeNull();
});

test('Retry-After is read in seconds and as a date', () => {
  const now = Date.parse('2026-01-01T00:00:00Z');
  expect(parseRetryAfter('120', now)).toBe(120_000);
  expect(parseRetryAfter('Thu, 01 Jan 2026 00:00:30 GMT', now)).toBe(30_000);
  expect(parseRetryAfter('Wed, 31 Dec 2025 00:00:00 GMT', now)).toBe(0);
  for (const header of [null, 'soon', '', '-5', '1.5', '5 s']) expect(parseRetryAfter(header, now), String(header)).toBeNull();
});
