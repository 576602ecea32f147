import { ApolloClient, ApolloLink, InMemoryCache, Observable } from '@apollo/client';
import { expect, test } from 'vitest';
import { FiguresStore, keyOf, type Question } from './figures-store';
import { graphql } from './graphql';

const OVERVIEW = graphql(`query Figures($filter: LeaveFilter) { leaveAggregate(filter: $filter, groupBy: []) { dataVersion } }`);
const of = (statuses: string[]): Question => ({ query: OVERVIEW as Question['query'], variables: { filter: { statuses } } });
const APPROVED = of(['APPROVED']);

/** A store on an API that answers when `answer` is called, and notes what was asked and what was cancelled. */
function createStore() {
  const asked: { answer: (dataVersion: string) => void; isCancelled: boolean }[] = [];
  const link = new ApolloLink(
    ({ getContext }) =>
      new Observable((observer) => {
        const request = {
          isCancelled: false,
          answer: (dataVersion: string) => {
            observer.next({ data: { leaveAggregate: { __typename: 'LeaveAggregate', dataVersion } } });
            observer.complete();
          },
        };
        asked.push(request);
        const { signal } = getContext().fetchOptions as { signal: AbortSignal };
        signal.addEventListener('abort', () => {
          request.isCancelled = true;
          observer.error(signal.reason);
        });
      }),
  );
  const client = new ApolloClient({ cache: new InMemoryCache(), link });
  return { store: new FiguresStore(client), client, asked };
}

test('one question that is asked twice at a time is one request, and its answer is kept', async () => {
  const { store, asked } = createStore();
  const [one, other] = [store.ask(APPROVED), store.ask(APPROVED)];
  asked[0]?.answer('7');
  expect(await one.answer).toBe(await other.answer);
  expect(asked).toHaveLength(1);
  expect(store.get(keyOf(APPROVED))).toMatchObject({ leaveAggregate: { dataVersion: '7' } });
});

test('a request is cancelled when its last caller leaves, not before, and leaves no answer', async () => {
  const { store, asked } = createStore();
  const [one, other] = [store.ask(APPROVED), store.ask(APPROVED)];
  one.leave();
  one.leave();
  expect(asked[0]?.isCancelled).toBe(false);
  other.leave();
  expect(asked[0]?.isCancelled).toBe(true);
  await expect(one.answer).rejects.toThrow();
  expect(store.get(keyOf(APPROVED))).toBeUndefined();
  store.ask(APPROVED);
  expect(asked).toHaveLength(2);
});

test('a kept answer is fresh while the data version is its own', async () => {
  const { store, asked } = createStore();
  const { answer } = store.ask(APPROVED);
  asked[0]?.answer('7');
  await answer;
  expect(store.isFresh(keyOf(APPROVED), '7')).toBe(true);
  expect(store.isFresh(keyOf(APPROVED), '8')).toBe(false);
  expect(store.isFresh(keyOf(APPROVED), undefined)).toBe(false);
  expect(store.isFresh(keyOf(of([])), '7')).toBe(false);
});

test('at most sixty answers are kept; the oldest goes first', async () => {
  const { store, asked } = createStore();
  for (let at = 0; at < 61; at++) {
    const { answer } = store.ask(of([`${at}`]));
    asked.at(-1)?.answer('7');
    await answer;
  }
  expect(store.get(keyOf(of(['0'])))).toBeUndefined();
  expect(store.get(keyOf(of(['1'])))).toBeDefined();
});

test('the end of the session clears the answers', async () => {
  const { store, client, asked } = createStore();
  const { answer } = store.ask(APPROVED);
  asked[0]?.answer('7');
  await answer;
  await client.clearStore();
  expect(store.get(keyOf(APPROVED))).toBeUndefined();
});
