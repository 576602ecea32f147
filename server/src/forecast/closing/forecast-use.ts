import { MIN_ERRORS, percentile, scaleOf } from '../error-band';
import type { UseHistory } from './use-history';

/** Ten equally likely errors stand for all. */
const SHARES = Array.from({ length: 10 }, (_, at) => (at + 0.5) / 10);
/** A millionth of a day. */
const ROUNDING = 1;
/** Before this share of the year is over, a pace says nothing. */
const MIN_ELAPSED = 0.05;

/** Forecasts of the days used by the end of each fiscal year, as they would have been made `horizon` days before it. */
export interface UseForecast {
  /** Element `series * years + year`; NaN: no year was over by then. */
  used: Float64Array;
  /** The same figure of the fiscal year before: the naive forecast. NaN: not known. */
  lastYear: Float64Array;
  /**
   * Likely errors of a leave type in a year, divided by the root of the forecast, each as likely as the others. Null: too few are known.
   */
  errorsOf(leaveType: number, year: number): readonly number[] | null;
}

/**
 * How expected pick-up (approved days of the year less those requested at the horizon) is made of the person's own past years and of
 * everybody's. `shrinkage`: the weight, in years, of the mean of everybody; Infinity: only that. `pace`: half of it goes on as the year has
 * gone so far.
 */
interface Recipe {
  shrinkage: number;
  pace: boolean;
}
const RECIPES: readonly Recipe[] = [
  { shrinkage: 1, pace: false },
  { shrinkage: 3, pace: false },
  { shrinkage: Number.POSITIVE_INFINITY, pace: false },
  { shrinkage: 1, pace: true },
];

/**
 * The pick-up method for fiscal years: days requested by then, and what the person and everybody else came to take on top of it in earlier
 * years. Which recipe counts is decided for each leave type by its errors on the years that were over by then.
 * @param floor what is certainly used; a forecast is at least that. Element `series * years + year`.
 */
export function forecastUse(history: UseHistory, horizon: number, floor: Float64Array): UseForecast {
  const { series, years, leaveType, end, length, before, isThere, approved } = history;
  const asked = history.askedBy(horizon);
  const types = 1 + leaveType.reduce((most, type) => Math.max(most, type), -1);
  const used = new Float64Array(series * years).fill(Number.NaN);
  const lastYear = new Float64Array(series * years).fill(Number.NaN);
  const own = { sum: new Float64Array(series), count: new Int32Array(series) };
  const everybody = { sum: new Float64Array(types), count: new Int32Array(types) };
  const ofRecipe = RECIPES.map(() => new Float64Array(series * years).fill(Number.NaN));
  const recipeErrors = RECIPES.map(() => new Float64Array(types));
  const errors = Array.from({ length: types }, (): number[] => []);
  const likely: (readonly number[] | null)[] = Array.from({ length: types * years }, () => null);
  let closed = 0;
  for (let year = 0; year < years; year++) {
    const issued = end[year]! - horizon;
    while (closed < year && end[closed]! <= issued) close(closed++);
    const best = Array.from({ length: types }, (_, type) => bestRecipe(type));
    for (let type = 0; type < types; type++) likely[type * years + year] = describeErrors(errors[type]!);
    const elapsed = 1 - horizon / length[year]!;
    for (let one = 0; one < series; one++) {
      const at = one * years + year;
      if (isThere[at] === 0) continue;
      const type = leaveType[one]!;
      const previous = before[year]!;
      if (previous >= 0 && previous < closed && isThere[one * years + previous] === 1) lastYear[at] = approved[one * years + previous]!;
      if (everybody.count[type] === 0) continue;
      for (const [place, recipe] of RECIPES.entries()) {
        ofRecipe[place]![at] = Math.max(floor[at]!, 0, asked[at]! + pickUp(one, type, asked[at]!, elapsed, recipe));
      }
      used[at] = ofRecipe[best[type]!]![at]!;
    }
  }
  return { used, lastYear, errorsOf: (type, year) => likely[type * years + year] ?? null };

  /** The recipe with the smallest errors so far; of recipes that differ by rounding only, the first. */
  function bestRecipe(type: number): number {
    let best = 0;
    for (const [place, byType] of recipeErrors.entries()) if (byType[type]! < recipeErrors[best]![type]! - ROUNDING) best = place;
    return best;
  }

  /** A year is over: what it shows counts from here on. */
  function close(year: number): void {
    for (let one = 0; one < series; one++) {
      const at = one * years + year;
      if (isThere[at] === 0) continue;
      const type = leaveType[one]!;
      own.sum[one]! += approved[at]! - asked[at]!;
      own.count[one]!++;
      everybody.sum[type]! += approved[at]! - asked[at]!;
      everybody.count[type]!++;
      if (Number.isNaN(used[at]!)) continue;
      for (const [place, values] of ofRecipe.entries()) recipeErrors[place]![type]! += Math.abs(approved[at]! - values[at]!);
      errors[type]!.push((approved[at]! - used[at]!) / scaleOf(used[at]!));
    }
  }

  function pickUp(one: number, type: number, requested: number, elapsed: number, { shrinkage, pace }: Recipe): number {
    const mean = everybody.sum[type]! / everybody.count[type]!;
    const expected = shrinkage === Number.POSITIVE_INFINITY ? mean : (own.sum[one]! + shrinkage * mean) / (own.count[one]! + shrinkage);
    if (!pace || elapsed < MIN_ELAPSED) return expected;
    return (expected + requested * (1 / elapsed - 1)) / 2;
  }
}

function describeErrors(errors: readonly number[]): readonly number[] | null {
  if (errors.length < MIN_ERRORS) return null;
  const sorted = Float64Array.from(errors).sort();
  return SHARES.map((share) => percentile(sorted, share));
}
