/** A thread that lived at least this long dies of something that may not come again. */
const LONG_MILLISECONDS = 10_000;
const PAUSE_MILLISECONDS = 1_000;

/**
 * How long to wait before a thread that died is replaced: not at all the first time, and a second where the one before it died a short time
 * ago, so that a thread which cannot live does not take a processor for itself.
 */
export function createRestartPause(now: () => number = () => performance.now()): () => number {
  let lastDeath = Number.NEGATIVE_INFINITY;
  return () => {
    const pause = now() - lastDeath < LONG_MILLISECONDS ? PAUSE_MILLISECONDS : 0;
    lastDeath = now();
    return pause;
  };
}
