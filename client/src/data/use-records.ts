import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { readApiError } from './api-error';
import type { QueryState } from './query-state';
import { useRefetch } from './use-refetch';

/**
 * Records that mutations change or that several queries share: through Apollo's cache. The previous answer stays while the next one loads.
 * @param variables null: they are not known yet, and nothing is asked
 */
export function useRecords<TData, TVariables extends OperationVariables>(
  query: TypedDocumentNode<TData, TVariables>,
  variables: TVariables | null,
): QueryState<TData> {
  const result = useQuery(query as TypedDocumentNode<TData, OperationVariables>, {
    ...(variables === null ? { skip: true } : { variables }),
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const refetch = () => {
    if (variables !== null) result.refetch().catch(() => {});
  };
  const error = result.error ? readApiError(result.error) : null;
  useRefetch({ refetch, answer: result.data, failed: error?.retryable ?? false, loading: result.loading });
  return {
    data: (result.data ?? result.previousData) as TData | undefined,
    current: result.data !== undefined && result.dataState === 'complete',
    error,
    retry: refetch,
  };
}
