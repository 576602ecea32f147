import type { OperationVariables, TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { startTransition, useEffect, useRef, useState } from 'react';
import { type ApiError, readApiError } from './api-error';
import { figuresStore, keyOf, type Turn } from './figures-store';
import type { QueryState } from './query-state';
import { useDataState } from './use-live-data';
import { useRefetch } from './use-refetch';

/** The outcome of the nth request for a question. */
interface Ended<TData> {
  key: string;
  times: number;
  data?: TData;
  error: ApiError | null;
}

/**
 * Figures of a page: aggregates and lists that change with the data version. A mutation that changes them drops them by
 * `FiguresStore.forget`.
 * The answer is kept whole, by question, because normalising a thousand rows takes longer than drawing them. It is rendered as a
 * transition, so that the browser handles input in between; Apollo's `useQuery` renders in one piece. A request is cancelled as soon as
 * nothing on screen waits for it.
 * @param variables null: they are not known yet, and nothing is asked
 */
export function useFigures<TData, TVariables extends OperationVariables>(
  query: TypedDocumentNode<TData, TVariables>,
  variables: TVariables | null,
  turn: Turn = 'FIRST',
): QueryState<TData> {
  const store = figuresStore(useApolloClient());
  const key = variables === null ? null : keyOf({ query, variables });
  const [times, setTimes] = useState(1);
  const [ended, setEnded] = useState<Ended<TData> | null>(null);
  const { dataVersion } = useDataState();
  const latest = useRef({ query, variables, dataVersion });
  latest.current = { query, variables, dataVersion };
  const repeated = useRef(times);

  useEffect(() => {
    const { query: asked, variables: known, dataVersion: version } = latest.current;
    if (key === null || known === null) return;
    const isRepeated = repeated.current !== times;
    repeated.current = times;
    const kept = store.get<TData>(key);
    if (!isRepeated && kept !== undefined && store.isFresh(key, version)) {
      setEnded({ key, times, data: kept, error: null });
      return;
    }
    let isWanted = true;
    const request = store.ask({ query: asked, variables: known }, turn);
    const end = (outcome: Pick<Ended<TData>, 'data' | 'error'>) => {
      if (isWanted) startTransition(() => setEnded({ key, times, ...outcome }));
    };
    request.answer.then(
      (data) => end({ data, error: null }),
      (error: unknown) => end({ error: readApiError(error) }),
    );
    return () => {
      isWanted = false;
      request.leave();
    };
  }, [store, key, times, turn]);

  const refetch = () => setTimes((count) => count + 1);
  const mine = key !== null && ended?.key === key ? ended : null;
  useRefetch({ refetch, answer: mine?.data, failed: mine?.error?.retryable ?? false, loading: mine?.times !== times });

  const known = key === null ? undefined : (mine?.data ?? store.get<TData>(key));
  const shown = useRef<TData>(undefined);
  if (known !== undefined) shown.current = known;
  return { data: shown.current, current: known !== undefined, error: mine?.error ?? null, retry: refetch };
}
