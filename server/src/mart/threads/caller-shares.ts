/** How much of the threads' time each caller took lately. */
export interface CallerShares {
  /** A caller asks. */
  noteAsked(caller: string): void;
  /** A thread computed for a caller. */
  noteUsed(caller: string, seconds: number): void;
  /** Whether a caller took so much lately that somebody else, who takes little and asks at the same time, should not wait for it. */
  isGreedy(caller: string): boolean;
}

/** Of threads' time within about a second. A page of a million leaves takes a fifth of a second. */
const GREEDY_SECONDS = 0.4;
/** After this long, half of what a caller took no longer counts. */
const HALF_LIFE_MILLISECONDS = 1_000;
/** For this long after its last question somebody counts as one who asks. */
const ASKING_MILLISECONDS = 2_000;
const MAX_CALLERS = 1_000;

interface Asked {
  caller: string | null;
  at: number;
}

const NOBODY: Asked = { caller: null, at: Number.NEGATIVE_INFINITY };

/** @param now milliseconds that only rise. */
export function createCallerShares(now: () => number = () => performance.now()): CallerShares {
  /** What each caller had taken at a moment, in the order of these moments. */
  const used = new Map<string, { seconds: number; at: number }>();
  /** Who of those who take little asked last, and who else did before. */
  let latest = NOBODY;
  let another = NOBODY;

  function secondsOf(caller: string): number {
    const { seconds, at } = used.get(caller) ?? { seconds: 0, at: 0 };
    return seconds * 0.5 ** ((now() - at) / HALF_LIFE_MILLISECONDS);
  }

  return {
    noteAsked(caller) {
      if (secondsOf(caller) >= GREEDY_SECONDS) return;
      if (latest.caller !== caller) another = latest;
      latest = { caller, at: now() };
    },
    noteUsed(caller, seconds) {
      const sum = secondsOf(caller) + seconds;
      used.delete(caller);
      used.set(caller, { seconds: sum, at: now() });
      const [oldest] = used.keys();
      if (used.size > MAX_CALLERS && oldest !== undefined) used.delete(oldest);
    },
    isGreedy(caller) {
      if (secondsOf(caller) < GREEDY_SECONDS) return false;
      const other = latest.caller === caller ? another : latest;
      return now() - other.at < ASKING_MILLISECONDS;
    },
  };
}
