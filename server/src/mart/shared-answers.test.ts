import { expect, test } from 'vitest';
import { createSharedAnswers } from './shared-answers';

/** Computations that end when the test ends them. */
function createWork() {
  const begun: { signal: AbortSignal; end: (answer: number) => void; fail: (error: Error) => void }[] = [];
  const compute = (signal: AbortSignal) =>
    new Promise<number>((end, fail) => {
      begun.push({ signal, end, fail });
      signal.addEventListener('abort', () => fail(signal.reason));
    });
  return { begun, compute };
}
const caller = () => new AbortController();

test('what several ask before the answer is there is computed once, and another question apart', async () => {
  const { share } = createSharedAnswers();
  const { begun, compute } = createWork();
  const asked = ['a', 'a', 'b', 'a'].map((name) => share(name, caller().signal, compute));
  expect(begun).toHaveLength(2);
  begun[0]!.end(1);
  begun[1]!.end(2);
  expect(await Promise.all(asked)).toEqual([1, 1, 2, 1]);
});

test('one who leaves takes nothing from the others; the last one who leaves cancels the computation', async () => {
  const { share } = createSharedAnswers();
  const { begun, compute } = createWork();
  const [one, two] = [caller(), caller()];
  const asked = [one, two].map(({ signal }) => share('a', signal, compute));
  one.abort(new Error('gone'));
  await expect(asked[0]).rejects.toThrow('gone');
  expect(begun[0]!.signal.aborted).toBe(false);
  two.abort(new Error('gone, too'));
  await expect(asked[1]).rejects.toThrow('gone, too');
  expect(begun[0]!.signal.aborted).toBe(true);
  void share('a', caller().signal, compute).catch(() => undefined);
  expect(begun).toHaveLength(2);
});

test('an answer is kept for a moment, a failure is not', async () => {
  const { share } = createSharedAnswers();
  const { begun, compute } = createWork();
  const failed = share('a', caller().signal, compute);
  begun[0]!.fail(new Error('broken'));
  await expect(failed).rejects.toThrow('broken');
  const asked = share('a', caller().signal, compute);
  begun[1]!.end(7);
  expect(await asked).toBe(7);
  expect(await share('a', caller().signal, compute)).toBe(7);
  expect(begun).toHaveLength(2);
});
