import { type Client, createClient } from 'graphql-ws';

export type SocketState = 'connecting' | 'open' | 'closed';

/** The WebSocket of the subscriptions, which connects again by itself, and whether it is there. */
export interface LiveSocket {
  client: Client;
  getState(): SocketState;
  /** For `useSyncExternalStore`. */
  subscribe(listener: () => void): () => void;
}

const MAX_WAIT_MS = 15_000;

export function createLiveSocket(url: string): LiveSocket {
  let state: SocketState = 'connecting';
  const listeners = new Set<() => void>();
  const become = (next: SocketState) => {
    if (next === state) return;
    state = next;
    for (const listener of listeners) listener();
  };

  const client = createClient({
    url,
    keepAlive: 10_000,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    // Jitter, so that a restarted server is not met by everyone in the same moment.
    retryWait: (attempt) =>
      new Promise((resolve) => setTimeout(resolve, Math.min(MAX_WAIT_MS, 500 * 2 ** Math.min(attempt, 5)) * (0.5 + Math.random()))),
    on: { connected: () => become('open'), closed: () => become('closed') },
  });

  return {
    client,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The address of the API's socket beside the page's own origin. */
export function socketUrl(location: Location): string {
  return `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`;
}
