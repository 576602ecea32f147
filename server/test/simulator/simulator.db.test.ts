import { expect, inject, test } from 'vitest';
import { ACTION_WEIGHTS, type Action, type ActionKind } from './actions';
import { drawEpisode, playEpisode } from './episode';
import regressions from './regressions.json';
import { createFrom } from './simulate';

const createDatabase = () => createFrom(inject('testServer').url, inject('testServer').template)();

test.each(regressions)('a history that once failed: $says', async ({ seed, actions }) => {
  expect(await playEpisode({ seed, actions: actions.map(readAction) }, createDatabase)).toBeNull();
});

test('the promises hold over a history of every kind of step', async () => {
  const episode = drawEpisode(20_240_423);
  expect(new Set(episode.actions.map(({ kind }) => kind))).toEqual(new Set(Object.keys(ACTION_WEIGHTS)));
  expect(await playEpisode(episode, createDatabase)).toBeNull();
}, 300_000);

test('the same seed draws the same history', () => {
  expect(drawEpisode(7)).toEqual(drawEpisode(7));
  expect(drawEpisode(7)).not.toEqual(drawEpisode(8));
});

function readAction(text: string): Action {
  const [kind = '', seed] = text.split(' ');
  if (!Object.hasOwn(ACTION_WEIGHTS, kind)) throw new Error(`There is no step ${kind}`);
  return { kind: kind as ActionKind, seed: Number(seed) };
}
