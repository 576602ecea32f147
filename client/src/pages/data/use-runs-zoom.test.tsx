import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { useRunsZoom } from './use-runs-zoom';

const idsFrom = (first: number) => Array.from({ length: 10 }, (_, at) => String(first + at));
const zoomed = (start: number, end: number) => {
  const hook = renderHook(({ ids }) => useRunsZoom(ids), { initialProps: { ids: idsFrom(1) } });
  act(() => hook.result.current.setWindow({ start, end, count: 10 }));
  return hook;
};

test('all runs are in view until a part of them is chosen, and again when all are', () => {
  const { result, rerender } = zoomed(2, 6);
  expect(result.current.window).toEqual({ start: 2, end: 6, count: 10 });
  act(() => result.current.setWindow({ start: 0, end: 10, count: 10 }));
  rerender({ ids: idsFrom(4) });
  expect(result.current.window).toEqual({ start: 0, end: 10, count: 10 });
});

test('a run that comes in leaves those in view where they are looked at', () => {
  const { result, rerender } = zoomed(2, 6);
  rerender({ ids: idsFrom(2) });
  expect(result.current.window).toEqual({ start: 1, end: 5, count: 10 });
  rerender({ ids: [...idsFrom(2), '12'] });
  expect(result.current.window).toEqual({ start: 1, end: 5, count: 11 });
});

test('of runs that are as old as to fall out the others stay, and when all are gone all there are come back', () => {
  const { result, rerender } = zoomed(2, 6);
  rerender({ ids: idsFrom(5) });
  expect(result.current.window).toEqual({ start: 0, end: 2, count: 10 });
  rerender({ ids: idsFrom(7) });
  expect(result.current.window).toEqual({ start: 0, end: 10, count: 10 });
});
