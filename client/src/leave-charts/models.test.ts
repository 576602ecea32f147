import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heatScale } from '../charts/options/heat-scale';
import { buildHistogram, isLabelled } from '../charts/options/histogram';
import { placeAt } from '../charts/zoom/use-drag-zoom';
import { isWhole, pan, panBy, wholeWindow, zoomIn, zoomOut, zoomTo } from '../charts/zoom/zoom-window';
import { buildGauge } from './gauge';

test('every value is in exactly one bin, on its border in the upper one', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.integer({ min: 0, max: 4000 }).map((quarter) => quarter / 4),
        { minLength: 1, maxLength: 200 },
      ),
      (values) => {
        const bins = buildHistogram(values);
        expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(values.length);
        expect(bins.length).toBeLessThanOrEqual(16);
        for (const { from, to, count } of bins) {
          let within = 0;
          for (const value of values) if (value >= from && value < to) within += 1;
          expect(count).toBe(within);
        }
      },
    ),
  );
  expect(buildHistogram([])).toEqual([]);
});

test('a gauge fills up and no further, while its figures go on', () => {
  expect(buildGauge({ taken: 4, scheduled: 2, pending: 1, allowance: 10 })).toEqual({ series: [4, 2, 1, 3], share: 0.6, available: 4 });
  expect(buildGauge({ taken: 9, scheduled: 3, pending: 5, allowance: 10 })).toEqual({ series: [9, 1, 0, 0], share: 1.2, available: -2 });
});

test('without an allowance there is no gauge and no share', () => {
  expect(buildGauge({ taken: 3, scheduled: 0, pending: 0, allowance: 0 })).toEqual({ series: [0, 0, 0, 0], share: null, available: -3 });
});

test('zooming and panning stay within what there is, and out leads back to all of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 120 }), fc.array(fc.constantFrom('in', 'out', 'left', 'right')), (count, steps) => {
      let window = wholeWindow(count);
      for (const step of steps) {
        window = step === 'in' ? zoomIn(window) : step === 'out' ? zoomOut(window) : pan(window, step === 'left' ? -1 : 1);
        expect(window.start).toBeGreaterThanOrEqual(0);
        expect(window.end).toBeLessThanOrEqual(count);
        expect(window.end - window.start).toBeGreaterThanOrEqual(Math.min(3, count));
      }
      for (let step = 0; step < 8; step += 1) window = zoomOut(window);
      expect(isWhole(window)).toBe(true);
    }),
  );
});

test('the steps of a heatmap reach from zero over the largest value, without a gap, in round numbers', () => {
  for (const [max, width] of [
    [54, 10],
    [155, 50],
    [1, 0.2],
    [0.046, 0.01],
    [2400, 500],
  ] as const) {
    const steps = heatScale(max, 'light');
    expect(steps[0]?.from).toBe(0);
    expect(steps.at(-1)?.to).toBeGreaterThanOrEqual(max);
    expect(steps.length).toBeLessThanOrEqual(6);
    expect(steps[0]?.to).toBeCloseTo(width, 10);
    for (const [index, step] of steps.entries()) expect(step.from).toBe(steps[index - 1]?.to ?? 0);
    expect(new Set(steps.map(({ color }) => color)).size).toBe(steps.length);
  }
  expect(heatScale(0, 'dark')).toEqual([]);
});

test('a drag shows what it passed, in either direction, and at least three categories within the view', () => {
  const view = { start: 10, end: 30, count: 40 };
  expect(zoomTo(view, 4, 9)).toEqual({ start: 14, end: 20, count: 40 });
  expect(zoomTo(view, 9, 4)).toEqual({ start: 14, end: 20, count: 40 });
  expect(zoomTo(view, 0, 0)).toEqual({ start: 10, end: 13, count: 40 });
  expect(zoomTo(view, 19, 19)).toEqual({ start: 27, end: 30, count: 40 });
  expect(panBy(view, 4)).toEqual({ start: 14, end: 34, count: 40 });
  expect(panBy(view, -99)).toEqual({ start: 0, end: 20, count: 40 });
});

test('a place across the plot is the bar that fills it, or the point next to it', () => {
  const plot = { left: 100, width: 400 };
  expect([99, 100, 199, 200, 499, 520].map((x) => placeAt(x, plot, 4, 'bars'))).toEqual([0, 0, 0, 1, 3, 3]);
  expect([100, 149, 151, 299, 301, 500].map((x) => placeAt(x, plot, 5, 'points'))).toEqual([0, 0, 1, 2, 2, 4]);
});

test('on a phone the labels beneath many bins leave room between each other', () => {
  const labelled = (count: number, narrow: boolean) =>
    Array.from({ length: count }, (_, place) => place).filter((place) => isLabelled(place, count, narrow));
  expect(labelled(16, false)).toHaveLength(16);
  expect(labelled(16, true)).toEqual([0, 2, 4, 6, 8, 10, 12, 14]);
  expect(labelled(9, true)).toHaveLength(9);
});
