import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { ApolloProvider } from '@apollo/client/react';
import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { graphql } from './graphql';
import { useEvents } from './use-events';

const RUNS = graphql(`subscription RunEvents { ingestRunChanged { id } }`);
type Stream = { next(id: string): void; end(): void; fail(): void };

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function renderEvents() {
  const streams: Stream[] = [];
  const seen: string[] = [];
  let open = 0;
  const link = new ApolloLink(
    () =>
      new Observable((observer) => {
        open++;
        streams.push({
          next: (id) => observer.next({ data: { ingestRunChanged: { __typename: 'IngestRun', id } } }),
          end: () => observer.complete(),
          fail: () => observer.error(new Error('closed')),
        });
        return () => {
          open--;
        };
      }),
  );
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  const { unmount } = renderHook(() => useEvents(RUNS, ({ ingestRunChanged: { id } }) => void seen.push(id)), {
    wrapper: ({ children }) => <ApolloProvider client={client}>{children}</ApolloProvider>,
  });
  return { streams, seen, unmount, countOpen: () => open };
}

test('a subscription that fails or ends begins again after 15 s, and its events go on', () => {
  const { streams, seen } = renderEvents();
  streams[0]?.next('1');
  streams[0]?.fail();
  act(() => vi.advanceTimersByTime(14_999));
  expect(streams).toHaveLength(1);
  act(() => vi.advanceTimersByTime(1));
  streams[1]?.next('2');
  streams[1]?.end();
  act(() => vi.advanceTimersByTime(15_000));
  streams[2]?.next('3');
  expect(seen).toEqual(['1', '2', '3']);
});

test('what is no longer on screen is subscribed to nothing, and begins nothing', () => {
  const one = renderEvents();
  one.unmount();
  expect(one.countOpen()).toBe(0);
  const other = renderEvents();
  other.streams[0]?.fail();
  other.unmount();
  act(() => vi.advanceTimersByTime(60_000));
  expect(other.streams).toHaveLength(1);
});
