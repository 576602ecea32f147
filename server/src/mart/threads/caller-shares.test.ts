import { expect, test } from 'vitest';
import { createCallerShares } from './caller-shares';

function createShares() {
  let milliseconds = 5_000;
  const shares = createCallerShares(() => milliseconds);
  return { ...shares, wait: (more: number) => (milliseconds += more) };
}

test('a caller who takes much is greedy while somebody asks who takes little', () => {
  const { noteAsked, noteUsed, isGreedy, wait } = createShares();
  noteAsked('script');
  noteUsed('script', 0.6);
  expect(isGreedy('script')).toBe(false);
  noteAsked('person');
  noteUsed('person', 0.1);
  expect([isGreedy('script'), isGreedy('person')]).toEqual([true, false]);
  wait(500);
  expect(isGreedy('script')).toBe(true);
  wait(500);
  // Half of 0.6 s counts a second later.
  expect(isGreedy('script')).toBe(false);
});

test('where nobody asks who takes little, nobody is greedy', () => {
  const { noteAsked, noteUsed, isGreedy, wait } = createShares();
  for (const caller of ['one', 'two']) {
    noteAsked(caller);
    noteUsed(caller, 20);
  }
  wait(2_100);
  for (const caller of ['one', 'two']) noteAsked(caller);
  expect([isGreedy('one'), isGreedy('two')]).toEqual([false, false]);
  noteAsked('person');
  expect([isGreedy('one'), isGreedy('two'), isGreedy('person')]).toEqual([true, true, false]);
  wait(1_900);
  expect(isGreedy('one')).toBe(true);
  wait(200);
  expect(isGreedy('one')).toBe(false);
});

test('earlier questions of the only one who asks make nobody greedy', () => {
  const { noteAsked, noteUsed, isGreedy } = createShares();
  for (let time = 0; time < 100; time++) noteAsked('script');
  noteUsed('script', 3);
  expect(isGreedy('script')).toBe(false);
});
