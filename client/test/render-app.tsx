import { ApolloClient, ApolloLink, Observable } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { ApolloProvider } from '@apollo/client/react';
import { MantineProvider } from '@mantine/core';
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router';
import { render } from '@testing-library/react';
import { createAppRouter } from '../src/app/router';
import { theme } from '../src/app/theme';
import { createCache } from '../src/data/cache';
import type { Role } from '../src/data/graphql';
import type { LiveSocket } from '../src/data/live-socket';
import { rememberSignedIn } from '../src/data/session';
import { DATA_STATUS } from './answers';

type Variables = Record<string, unknown>;
/** What the API answers to an operation: data, a coded error, or never (null). */
export type Answer = { data: Record<string, unknown> } | { code: string; message?: string } | null;
export type Answers = Record<string, (variables: Variables) => Answer>;

/**
 * The whole dashboard at an address, signed in as `role`, on an API that gives `answers`. Subscriptions stay silent unless
 * `emit` speaks for them.
 */
export function renderApp({ at, role = 'ADMIN', answers = {} }: { at: string; role?: Role; answers?: Answers }) {
  // The browser was signed in before: it asks no server whether it is.
  rememberSignedIn(true);
  const given: Answers = {
    Viewer: () => ({ data: { viewer: { __typename: 'Viewer', name: 'Asha Example', role } } }),
    DataStatus: () => ({ data: { dataStatus: DATA_STATUS } }),
    ...answers,
  };
  const asked: { name: string; variables: Variables }[] = [];
  const streams = new Map<string, (data: Record<string, unknown>) => void>();
  const link = new ApolloLink(
    (operation) =>
      new Observable((observer) => {
        const name = operation.operationName ?? '';
        if (operation.operationType === 'subscription') {
          streams.set(name, (data) => observer.next({ data }));
          return;
        }
        asked.push({ name, variables: operation.variables });
        const answer = given[name]?.(operation.variables) ?? null;
        if (answer === null) return;
        if ('data' in answer) {
          observer.next({ data: answer.data });
          observer.complete();
        } else
          observer.error(
            new CombinedGraphQLErrors({ errors: [{ message: answer.message ?? answer.code, extensions: { code: answer.code } }] }),
          );
      }),
  );
  const socket: LiveSocket = { client: {} as LiveSocket['client'], getState: () => 'open', subscribe: () => () => {} };
  const router = createAppRouter({ socket }, createMemoryHistory({ initialEntries: [at] }));
  const client = new ApolloClient({ cache: createCache(), link });
  const view = render(
    <MantineProvider theme={theme} env="test">
      <ApolloProvider client={client}>
        <RouterProvider router={router} />
      </ApolloProvider>
    </MantineProvider>,
  );
  return { ...view, router, asked, emit: (name: string, data: Record<string, unknown>) => streams.get(name)?.(data) };
}
