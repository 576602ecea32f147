import { expect, test } from 'vitest';
import { type MartState, NONE } from '../../../mart/state';
import { findCurrentYear } from './taken-days';

const stateOf = (years: readonly { start: number; end: number; isCurrent?: boolean }[]) =>
  ({
    fiscalYears: {
      count: years.length,
      start: Int32Array.from(years, ({ start }) => start),
      end: Int32Array.from(years, ({ end }) => end),
      isCurrent: Uint8Array.from(years, ({ isCurrent = false }) => Number(isCurrent)),
    },
  }) as unknown as MartState;
const YEARS = [
  { start: 0, end: 364 },
  { start: 365, end: 729, isCurrent: true },
  { start: 730, end: 1_094 },
];

test.each([
  ['a source that lags behind', YEARS, 800, 2],
  ['the year that the source marks', YEARS, 365, 1],
  ['a day in no year', YEARS, 2_000, 1],
  ['a day in no year, and none marked', YEARS.map(({ start, end }) => ({ start, end })), 2_000, 2],
  ['no years', [], 800, NONE],
])('with %s the current fiscal year is that of the day, else the marked one, else the last', (_, years, day, expected) => {
  expect(findCurrentYear(stateOf(years), day)).toBe(expected);
});
