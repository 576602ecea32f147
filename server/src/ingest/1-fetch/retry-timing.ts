import { IngestError } from '../ingest-error';

/** Attempts at one page within one run; after them the next poll tries again. */
export const MAX_ATTEMPTS = 4;

const FIRST_BACKOFF_MS = 500;
const MAX_BACKOFF_MS = 10_000;
/** The longest wait that the source may ask for. */
export const MAX_RETRY_AFTER_MS = 5 * 60_000;
const RETRYABLE = new Set(['NETWORK', 'UPSTREAM', 'RATE_LIMITED']);

/**
 * Whether and when to try again, in milliseconds; null: not within this run.
 * What the source asks for beats the backoff and gets no jitter. Unknown errors are never retried.
 * @param attempt the number of the attempt that failed, from 1
 * @param random a number in [0, 1)
 */
export function retryDelay(error: unknown, attempt: number, random: number): number | null {
  if (attempt >= MAX_ATTEMPTS || !(error instanceof IngestError) || !RETRYABLE.has(error.errorClass)) return null;
  if (error.retryAfterMs !== null) return Math.min(error.retryAfterMs, MAX_RETRY_AFTER_MS);
  const backoff = Math.min(FIRST_BACKOFF_MS * 2 ** (attempt - 1), MAX_BACKOFF_MS);
  return Math.round(backoff * (0.5 + random / 2));
}

/** The value of a Retry-After header, seconds or an HTTP date, in milliseconds from now; null if it is neither. */
export function parseRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1000;
  // An HTTP date begins with the name of its day; Date.parse takes far more for a date, "-5" too.
  const at = /^\s*[a-z]{3}/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
