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

test('a later question is sent when the first ones are answered, also those asked right after it', async () => {
  const { store, asked } = createStore();
  const later = store.ask(of(['REJECTED']), 'LATER');
  store.ask(APPROVED);
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toHaveLength(1);
  asked[0]?.answer('7');
  await expect.poll(() => asked.length).toBe(2);
  asked[1]?.answer('7');
  expect(await later.answer).toMatchObject({ leaveAggregate: { dataVersion: '7' } });
});

test('a first question that joins a later one moves it forward: it is sent at once, and the next later ones wait for it', async () => {
  const { store, asked } = createStore();
  store.ask(APPROVED);
  const later = store.ask(of(['REJECTED']), 'LATER');
  const first = store.ask(of(['REJECTED']));
  await expect.poll(() => asked.length).toBe(2);
  store.ask(of(['REQUESTED']), 'LATER');
  asked[0]?.answer('7');
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toHaveLength(2);
  asked[1]?.answer('7');
  expect(await first.answer).toBe(await later.answer);
  await expect.poll(() => asked.length).toBe(3);
});

test('a later question that has waited for a while is moved forward, too', async () => {
  const { store, asked } = createStore();
  store.ask(APPROVED);
  store.ask(of(['REJECTED']), 'LATER');
  await new Promise((resolve) => setTimeout(resolve));
  expect(asked).toHaveLength(1);
  store.ask(of(['REJECTED']));
  await expect.poll(() => asked.length).toBe(2);
});

test('a later question that nobody waits for any more is never sent', async () => {
  const { store, asked } = createStore();
  const later = store.ask(of(['REJECTED']), 'LATER');
  store.ask(APPROVED);
  later.leave();
  asked[0]?.answer('7');
  await expect(later.answer).rejects.toThrow();
  expect(asked).toHaveLength(1);
});

test('a later question with none before it is sent at once', async () => {
  const { store, asked } = createStore();
  store.ask(APPROVED, 'LATER');
  await expect.poll(() => asked.length).toBe(1);
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
