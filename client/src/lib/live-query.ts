import { useEffect, useRef } from 'react';
import type { ApiError } from '../apollo/api-error';
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

/** Asks again when the data version moves, when the API comes back, and by itself after a failure that may pass. */
export function useAskedAgain({ again, failed, loading }: { again: () => void; failed: boolean; loading: boolean }): void {
  const { dataVersion: version, offline } = useDataState();
  const latest = useRef(again);
  latest.current = again;

  const seenVersion = useRef(version);
  useEffect(() => {
    if (version === undefined) return;
    if (seenVersion.current !== undefined && seenVersion.current !== version) latest.current();
    seenVersion.current = version;
  }, [version]);

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
