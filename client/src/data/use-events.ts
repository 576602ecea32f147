import type { TypedDocumentNode } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useEffect, useRef } from 'react';

const RESUBSCRIBE_MS = 15_000;

/** Passes each event of a subscription to `onEvent`. A subscription that fails or is ended by the server begins again after 15 s. */
export function useEvents<TData>(subscription: TypedDocumentNode<TData, Record<string, never>>, onEvent: (event: TData) => void): void {
  const client = useApolloClient();
  const latest = useRef(onEvent);
  latest.current = onEvent;
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    let events: { unsubscribe(): void };
    const begin = () => {
      events = client.subscribe({ query: subscription }).subscribe({
        next: ({ data }) => data && latest.current(data),
        error: () => later(),
        complete: () => later(),
      });
    };
    const later = () => {
      timer = setTimeout(begin, RESUBSCRIBE_MS);
    };
    begin();
    return () => {
      clearTimeout(timer);
      events.unsubscribe();
    };
  }, [client, subscription]);
}
