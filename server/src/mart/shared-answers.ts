/** Computes what several callers ask at the same time only once. */
export interface SharedAnswers {
  /** @param signal of the caller. The computation is cancelled when the last caller who waits for it is gone. */
  share<Answer>(name: string, signal: AbortSignal, compute: (signal: AbortSignal) => Promise<Answer>): Promise<Answer>;
}

interface Shared {
  answer: Promise<unknown>;
  callers: number;
  cancel: AbortController;
}

/** From an answer until it is in the cache of answers: who asks in between gets it, too. */
const KEPT_MILLISECONDS = 100;

export function createSharedAnswers(): SharedAnswers {
  const byName = new Map<string, Shared>();

  function begin(name: string, compute: (signal: AbortSignal) => Promise<unknown>): Shared {
    const cancel = new AbortController();
    const shared: Shared = { answer: compute(cancel.signal), callers: 0, cancel };
    byName.set(name, shared);
    const forget = () => {
      if (byName.get(name) === shared) byName.delete(name);
    };
    shared.answer.then(() => setTimeout(forget, KEPT_MILLISECONDS).unref(), forget);
    cancel.signal.addEventListener('abort', forget, { once: true });
    return shared;
  }

  return {
    async share<Answer>(name: string, signal: AbortSignal, compute: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
      signal.throwIfAborted();
      const shared = byName.get(name) ?? begin(name, compute);
      shared.callers++;
      const settled = new AbortController();
      const left = new Promise<never>((_, reject) => {
        const leave = () => {
          if (--shared.callers === 0) shared.cancel.abort(signal.reason);
          reject(signal.reason);
        };
        signal.addEventListener('abort', leave, { once: true, signal: settled.signal });
      });
      try {
        return (await Promise.race([shared.answer, left])) as Answer;
      } finally {
        settled.abort();
      }
    },
  };
}
