import { IngestError } from '../ingest-error';

/** Attempts at one page within one run. */
export const MAX_ATTEMPTS = 4;

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 10_000;
/** The longest wait that the source may ask for. */
export const MAX_RETRY_AFTER_MS = 5 * 60_000;
const RETRYABLE = new Set(['NETWORK', 'UPSTREAM', 'RATE_LIMITED']);

/**
 * Returns the delay before the next attempt in milliseconds; null: no further attempt in this run.
 * A Retry-After of the source replaces the backoff and has no jitter. Unknown errors are not retried.
 * @param attempt the number of the attempt that failed, from 1
 * @param random a number in [0, 1)
 */
export function retryDelay(error: unknown, attempt: number, random: number): number | null {
  if (attempt >= MAX_ATTEMPTS || !(error instanceof IngestError) || !RETRYABLE.has(error.errorClass)) return null;
  if (error.retryAfterMs !== null) return Math.min(error.retryAfterMs, MAX_RETRY_AFTER_MS);
  const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** (attempt - 1), MAX_BACKOFF_MS);
  return Math.round(backoff * (0.5 + random / 2));
}

/** Parses a Retry-After header, seconds or an HTTP date, to milliseconds from now; null if it is neither. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  // An HTTP date begins with the name of its weekday. Date.parse accepts much more, such as "-5".
  const at = /^\s*[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
