import { ApolloClient, ApolloLink, InMemoryCache } from '@apollo/client';
import { expect, test } from 'vitest';
import { keptAnswers } from './kept-answers';

const createClient = () => new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.empty() });

test('an answer is kept for its question, and the oldest goes when there are too many', () => {
  const answers = keptAnswers(createClient());
  for (let page = 0; page < 70; page++) answers.set(`page ${page}`, page);
  expect(answers.get('page 69')).toBe(69);
  expect(answers.get('page 10')).toBe(10);
  expect(answers.get('page 9')).toBeUndefined();
});

test('what is asked again is young again', () => {
  const answers = keptAnswers(createClient());
  for (let page = 0; page < 60; page++) answers.set(`page ${page}`, page);
  answers.set('page 0', 'newer');
  answers.set('page 60', 60);
  expect(answers.get('page 0')).toBe('newer');
  expect(answers.get('page 1')).toBeUndefined();
});

test('signing out forgets them, and another client has none of them', async () => {
  const client = createClient();
  keptAnswers(client).set('figures', 1);
  expect(keptAnswers(client).get('figures')).toBe(1);
  expect(keptAnswers(createClient()).get('figures')).toBeUndefined();
  await client.clearStore();
  expect(keptAnswers(client).get('figures')).toBeUndefined();
});
