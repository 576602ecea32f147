import type { GraphiQLProps } from 'graphiql';
import { getOperationAST, parse } from 'graphql';
import { createClient } from 'graphql-ws';

type Fetcher = GraphiQLProps['fetcher'];

/** Sends queries and mutations by POST with the session's cookie (or the headers typed in), and subscriptions by WebSocket. */
export function createFetcher(location: Location): Fetcher {
  const socket = createClient({ url: `${location.origin.replace(/^http/, 'ws')}/graphql`, lazy: true });
  return ({ query, variables, operationName }, { headers } = {}) => {
    const request = { query, variables: variables ?? {}, operationName: operationName ?? null };
    const answer = isSubscription(query, operationName) ? socket.iterate(request) : send(request, headers);
    return answer as ReturnType<Fetcher>;
  };
}

async function send(request: object, headers: Record<string, string> | undefined) {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/graphql-response+json, application/json', 'content-type': 'application/json', ...headers },
    body: JSON.stringify(request),
  });
  if (response.status === 401) window.location.assign('/sign-in?back=%2Fplayground');
  return response.json();
}

function isSubscription(query: string, operationName: string | null | undefined): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === 'subscription';
  } catch {
    // Not GraphQL yet: the server says what is wrong with it.
    return false;
  }
}
