import { ApolloClient, ApolloLink, HttpLink } from '@apollo/client';
import { ErrorLink } from '@apollo/client/link/error';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { getMainDefinition } from '@apollo/client/utilities';
import { readApiError } from './api-error';
import { createCache } from './cache';
import type { LiveSocket } from './live-socket';
import { queryHash } from './query-hash';

/**
 * The dashboard's way to the API: queries by persisted hash over GET, mutations by POST, subscriptions by WebSocket.
 * @param onSignedOut called whenever the API answers UNAUTHENTICATED.
 */
export function createApolloClient({ socket, onSignedOut }: { socket: LiveSocket; onSignedOut: () => void }): ApolloClient {
  const errors = new ErrorLink(({ error }) => {
    if (readApiError(error).kind === 'unauthenticated') onSignedOut();
  });
  const persisted = new PersistedQueryLink({ sha256: queryHash, useGETForHashedQueries: true });
  const http = new HttpLink({ uri: '/graphql', credentials: 'same-origin', headers: { 'apollo-require-preflight': 'true' } });

  return new ApolloClient({
    cache: createCache(),
    link: errors.split(
      ({ query }) => {
        const definition = getMainDefinition(query);
        return definition.kind === 'OperationDefinition' && definition.operation === 'subscription';
      },
      new GraphQLWsLink(socket.client),
      ApolloLink.from([persisted, http]),
    ),
  });
}
