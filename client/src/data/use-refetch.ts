import { useEffect, useRef } from 'react';
import { versionOf } from './figures-store';
import { useDataState } from './use-live-data';

const RETRY_MS = [2_000, 5_000, 10_000, 15_000];

/**
 * Calls `refetch` when the data version changes, when the server answers again after it was away, and after a failure that may pass.
 * @param answer the answer to the current variables, if there is one
 * @param failed whether the last request failed in a way that another request may not
 */
export function useRefetch({
  refetch,
  answer,
  failed,
  loading,
}: {
  refetch: () => void;
  answer: unknown;
  failed: boolean;
  loading: boolean;
}): void {
  const { dataVersion: version, offline } = useDataState();
  const latest = useRef(refetch);
  latest.current = refetch;

  const answered = versionOf(answer);
  const askedOf = useRef(version);
  useEffect(() => {
    if (version === undefined || version === askedOf.current) return;
    const isFirst = askedOf.current === undefined;
    // The page sends its request before it knows the data version: a run may have ended in between.
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
