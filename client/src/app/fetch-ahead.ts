import type { ApolloClient, OperationVariables } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useRouteContext } from '@tanstack/react-router';
import { useEffect } from 'react';
import { figuresStore, type Question } from '../data/figures-store';
import { may } from '../data/viewer';
import { type Filters, filtersFor } from '../filters/filter-model';
import { type PageContext, usePageContext } from '../filters/page-context';

/** What questions are made of and sent with; null until the shell knows it. */
export interface FetchAhead {
  current: { client: ApolloClient; page: PageContext } | null;
}

/**
 * Fetches the figures of a page that is about to be opened: its link has the pointer or the focus, or was followed. The page then shares
 * the request or finds the answer.
 */
export function fetchAhead<Search extends Record<string, unknown>, TData, TVariables extends OperationVariables>(
  { context: { ahead }, deps, cause }: { context: { ahead: FetchAhead }; deps: Search; cause: 'preload' | 'enter' | 'stay' },
  load: () => Promise<(page: PageContext, filters: Filters, params: Search) => Question<TData, TVariables>>,
): void {
  const known = ahead.current;
  if (known === null || cause === 'stay' || !may.seeLeave(known.page.role)) return;
  void load().then(
    (ask) => {
      const filters = filtersFor(deps, { wholeMonths: !may.seeDays(known.page.role) });
      const store = figuresStore(known.client);
      store.fetchAhead(ask(known.page, filters, deps));
    },
    // The page says that it could not be loaded.
    () => undefined,
  );
}

/** Lets the router fetch ahead as the signed-in viewer. */
export function useFetchAhead(): void {
  const { ahead } = useRouteContext({ from: '__root__' });
  const client = useApolloClient();
  const page = usePageContext();
  useEffect(() => {
    ahead.current = page && { client, page };
    return () => {
      ahead.current = null;
    };
  }, [ahead, client, page]);
}
