/** Times of requests that were answered, and how many were not. */
export interface Tally {
  readonly taken: number[];
  readonly failed: number;
  /** Of the first request that was not answered. Null: all were. */
  readonly firstProblem: string | null;
  /** Waits for a request, and counts it. Never rejects. */
  add(request: Promise<{ milliseconds: number }>): Promise<void>;
}

export function createTally(): Tally {
  const taken: number[] = [];
  let failed = 0;
  let firstProblem: string | null = null;
  return {
    taken,
    get failed() {
      return failed;
    },
    get firstProblem() {
      return firstProblem;
    },
    async add(request) {
      try {
        taken.push((await request).milliseconds);
      } catch (error) {
        failed++;
        firstProblem ??= error instanceof Error ? error.message : String(error);
      }
    },
  };
}
