import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { readApiError } from './api-error';
import { type LiveQuery, useAskedAgain } from './live-query';

/** A question whose answer other questions and mutations have a part in: through the cache. What is on screen stays there meanwhile. */
export function useLiveQuery<TData, TVariables extends OperationVariables>(
  query: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
  { skip = false }: { skip?: boolean } = {},
): LiveQuery<TData> {
  const result = useQuery(query as TypedDocumentNode<TData, OperationVariables>, {
    variables,
    skip,
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const { refetch } = result;
  const again = () => {
    if (!skip) refetch().catch(() => {});
  };
  const error = result.error ? readApiError(result.error) : null;
  useAskedAgain({ again, answer: result.data, failed: error?.retryable ?? false, loading: result.loading });
  return {
    data: (result.data ?? result.previousData) as TData | undefined,
    current: result.data !== undefined && result.dataState === 'complete',
    error,
    retry: again,
  };
}
