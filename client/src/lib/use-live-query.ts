import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient, useQuery } from '@apollo/client/react';
import { type DocumentNode, Kind } from 'graphql';
import { useEffect, useRef } from 'react';
import { type ApiError, readApiError } from '../apollo/api-error';
import { keptAnswers } from './kept-answers';
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
 * @param asWhole for figures, which no other question shares: taking them apart for the cache and putting them together again takes longer
 * than drawing them
 */
export function useLiveQuery<TData, TVariables extends OperationVariables>(
  query: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  { skip = false, asWhole = false }: { skip?: boolean; asWhole?: boolean } = {},
): LiveQuery<TData> {
  const { status, offline } = useLiveData();
  const result = useQuery(query as TypedDocumentNode<TData, OperationVariables>, {
    variables,
    skip,
    fetchPolicy: asWhole ? 'no-cache' : 'cache-and-network',
    nextFetchPolicy: asWhole ? 'no-cache' : 'cache-first',
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

  const answers = keptAnswers(useApolloClient());
  const question = asWhole ? `${nameOf(query)} ${JSON.stringify(variables)}` : '';
  const isComplete = result.data !== undefined && result.dataState === 'complete';
  useEffect(() => {
    if (asWhole && isComplete) answers.set(question, result.data);
  }, [asWhole, isComplete, answers, question, result.data]);
  const known = result.data ?? (asWhole && !skip ? answers.get(question) : undefined);
  const data = (known ?? result.previousData) as TData | undefined;
  return { data, current: isComplete || (asWhole && known !== undefined), error, retry: () => again.current() };
}

const nameOf = ({ definitions }: DocumentNode): string =>
  definitions.map((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? (definition.name?.value ?? '') : '')).join('');
