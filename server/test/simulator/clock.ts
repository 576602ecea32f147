/** Time that passes only when the simulation says so. */
export interface VirtualClock {
  now(): number;
  /** Lets time pass and ends the deadlines that it reaches. */
  advance(milliseconds: number): void;
  deadline(milliseconds: number): AbortSignal;
}

export function createClock(start = Date.parse('2024-04-23T06:00:00Z')): VirtualClock {
  let now = start;
  let deadlines: { at: number; controller: AbortController }[] = [];
  return {
    now: () => now,
    advance(milliseconds) {
      now += milliseconds;
      const reached = deadlines.filter(({ at }) => at <= now);
      deadlines = deadlines.filter(({ at }) => at > now);
      for (const { controller } of reached) controller.abort(new DOMException('The deadline is over', 'TimeoutError'));
    },
    deadline(milliseconds) {
      const controller = new AbortController();
      deadlines.push({ at: now + milliseconds, controller });
      return controller.signal;
    },
  };
}
