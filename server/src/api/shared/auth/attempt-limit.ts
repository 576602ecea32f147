import { AppError } from '../../../errors';

interface Options {
  /** How many attempts one key has within the window. */
  attempts: number;
  windowMilliseconds: number;
  now?: () => number;
}

/** Counts attempts per key over a sliding window, in memory. The returned function throws TOO_MANY_REQUESTS beyond the limit. */
export function createAttemptLimit({ attempts, windowMilliseconds, now = Date.now }: Options): (key: string) => void {
  const seen = new Map<string, number[]>();
  return (key) => {
    const time = now();
    for (const [other, times] of seen) if ((times.at(-1) ?? 0) <= time - windowMilliseconds) seen.delete(other);
    const recent = (seen.get(key) ?? []).filter((at) => at > time - windowMilliseconds);
    const [oldest] = recent;
    if (recent.length >= attempts && oldest !== undefined) {
      const retryAfterSeconds = Math.max(1, Math.ceil((oldest + windowMilliseconds - time) / 1000));
      throw new AppError('TOO_MANY_REQUESTS', {
        userMessage: `Too many attempts. Try again in ${retryAfterSeconds} s.`,
        retryAfterSeconds,
      });
    }
    seen.set(key, [...recent, time]);
  };
}
