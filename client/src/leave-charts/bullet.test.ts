import { expect, test } from 'vitest';
import { bulletParts, bulletScale, bulletSeries } from './bullet';

const WORDS = { taken: 'Taken', scheduled: 'Scheduled', pending: 'Pending', allowance: 'Allowance', of: (days: number) => `of ${days}` };
const row = (figures: { taken: number; scheduled: number; pending: number; allowance: number | null }) => ({
  label: 'Annual',
  color: '#3b6fe0',
  ...figures,
});

test('the parts follow each other without what is left, and the allowance is the whole width', () => {
  expect(bulletParts({ taken: 5, scheduled: 2.5, pending: 1, allowance: 20 })).toEqual({
    allowance: 1,
    parts: [
      { kind: 'taken', start: 0, size: 0.25 },
      { kind: 'scheduled', start: 0.25, size: 0.125 },
      { kind: 'pending', start: 0.375, size: 0.05 },
    ],
  });
});

test('what is approved beyond the allowance is drawn as overdrawn and nothing is cut off', () => {
  const { allowance, parts } = bulletParts({ taken: 12, scheduled: 3, pending: 1, allowance: 10 });
  expect(allowance).toBe(10 / 16);
  expect(parts.at(-1)).toEqual({ kind: 'overdrawn', start: 10 / 16, size: 5 / 16 });
  expect(parts.slice(0, 3).reduce((sum, { size }) => sum + size, 0)).toBe(1);
});

test('without an entitlement there is no bar and no mark to measure against', () => {
  expect(bulletParts({ taken: 7, scheduled: 0, pending: 0, allowance: 0 }).parts).toEqual([]);
  expect(bulletParts({ taken: 7, scheduled: 0, pending: 0, allowance: null }).parts).toEqual([]);
  const [taken] = bulletSeries([row({ taken: 7, scheduled: 0, pending: 0, allowance: null })], WORDS);
  expect(taken?.data[0]).toMatchObject({ y: 7, meta: '' });
  expect(taken?.data[0]?.goals).toBeUndefined();
});

test('a chart of bullets has the exact days in three series, and the allowance as a mark', () => {
  const series = bulletSeries([row({ taken: 5, scheduled: 2.5, pending: 1, allowance: 20 })], WORDS);
  expect(series.map(({ name, data }) => [name, data[0]?.y])).toEqual([
    ['Taken', 5],
    ['Scheduled', 2.5],
    ['Pending', 1],
  ]);
  expect(series[0]?.data[0]?.goals?.map(({ value }) => value)).toEqual([20]);
  expect(bulletScale({ taken: 5, scheduled: 2.5, pending: 30, allowance: 20 })).toBe(37.5);
});
