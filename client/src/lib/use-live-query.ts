import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { useEffect, useRef } from 'react';
import { type ApiError, readApiError } from '../apollo/api-error';
import { useLiveData } from './use-live-data';

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
 * A page's query: asked again when the data version moves, when the API comes back, and by itself after a failure.
 * What is on screen stays there meanwhile.
 * @param pastCache for thousands of rows: taking them apart for the cache would stop the page for a second
 */
export function useLiveQuery<TData, TVariables extends OperationVariables>(
  query: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  { skip = false, pastCache = false }: { skip?: boolean; pastCache?: boolean } = {},
): LiveQuery<TData> {
  const { status, offline } = useLiveData();
  const result = useQuery(query as TypedDocumentNode<TData, OperationVariables>, {
    variables,
    skip,
    fetchPolicy: pastCache ? 'no-cache' : 'cache-and-network',
    nextFetchPolicy: pastCache ? 'no-cache' : 'cache-first',
  });
  const { refetch } = result;
  const again = useRef(() => {});
  again.current = () => {
    if (!skip) refetch().catch(() => {});
  };

  const version = status?.dataVersion;
  const seenVersion = useRef(version);
  useEffect(() => {
    if (version === undefined) return;
    if (seenVersion.current !== undefined && seenVersion.current !== version) again.current();
    seenVersion.current = version;
  }, [version]);

  const attempt = useRef(0);
  const error = result.error ? readApiError(result.error) : null;
  const failed = error?.retryable ?? false;
  useEffect(() => {
    if (!failed) {
      if (!result.loading) attempt.current = 0;
      return;
    }
    const timer = setTimeout(() => again.current(), RETRY_MS[Math.min(attempt.current, RETRY_MS.length - 1)]);
    attempt.current += 1;
    return () => clearTimeout(timer);
  }, [failed, result.loading]);

  const wasOffline = useRef(offline);
  useEffect(() => {
    if (wasOffline.current && !offline) again.current();
    wasOffline.current = offline;
  }, [offline]);

  const data = (result.data ?? result.previousData) as TData | undefined;
  return { data, current: result.data !== undefined && result.dataState === 'complete', error, retry: () => again.current() };
}
