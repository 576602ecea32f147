import { useEffect, useRef } from 'react';
import type { ApiError } from './api-error';
import { useDataState } from './use-live-data';

/** A question of a page, and how its answer stands. */
export interface LiveQuery<TData> {
  /** The answer, or the last one while the next is on its way or fails. */
  data: TData | undefined;
  /** `data` is that of these very variables. */
  current: boolean;
  error: ApiError | null;
  retry(): void;
}

const RETRY_MS = [2_000, 5_000, 10_000, 15_000];

/**
 * Asks again when the data version moves, when the API comes back, and by itself after a failure that may pass.
 * @param answer the one that the question has by now, if any
 */
export function useAskedAgain({
  again,
  answer,
  failed,
  loading,
}: {
  again: () => void;
  answer: unknown;
  failed: boolean;
  loading: boolean;
}): void {
  const { dataVersion: version, offline } = useDataState();
  const latest = useRef(again);
  latest.current = again;

  const answered = versionOf(answer);
  const askedOf = useRef(version);
  useEffect(() => {
    if (version === undefined || version === askedOf.current) return;
    const isFirst = askedOf.current === undefined;
    // A page asks before it is told of the state of the data: a run may have ended in between.
    if (isFirst && loading) return;
    askedOf.current = version;
    if (!isFirst || (answered !== null && Number(answered) < Number(version))) latest.current();
  }, [version, answered, loading]);

  const attempt = useRef(0);
  useEffect(() => {
    if (loading) return;
    if (!failed) {
      attempt.current = 0;
      return;
    }
    const timer = setTimeout(() => latest.current(), RETRY_MS[Math.min(attempt.current, RETRY_MS.length - 1)]);
    attempt.current += 1;
    return () => clearTimeout(timer);
  }, [failed, loading]);

  const wasOffline = useRef(offline);
  useEffect(() => {
    if (wasOffline.current && !offline) latest.current();
    wasOffline.current = offline;
  }, [offline]);
}

/** The parts of an answer are all of one data version; null where none of them tells it, or there is none. */
function versionOf(answer: unknown): string | null {
  for (const part of Object.values(answer ?? {}) as unknown[]) {
    if (typeof part === 'object' && part !== null && 'dataVersion' in part && typeof part.dataVersion === 'string') return part.dataVersion;
  }
  return null;
}
