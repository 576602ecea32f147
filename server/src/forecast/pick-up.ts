import { createErrorBand } from './error-band';
import { periodsPerYear, sameSeasonBefore } from './periods';
import type { RequestHistory } from './request-history';

/**
 * Forecasts of every period as they would have been issued `horizon` days before it began, only from what was known on that day.
 * Element `group * periods + period`, in millionths of a day; NaN: the history before it is too short.
 */
export interface HorizonForecast {
  forecast: Float64Array;
  /** The 80 % interval. NaN: fewer than MIN_ERRORS forecasts had been checked by then. */
  low: Float64Array;
  high: Float64Array;
  /** Approved days of the same period a year earlier, the naive forecast. NaN: not in the history. */
  lastYear: Float64Array;
}

/**
 * How past pick-up is averaged. `shrinkage`: the weight, in years, of the mean of all periods of the last year beside those of the same
 * season. `neighbours`: how many periods on either side count as the same season.
 */
interface Recipe {
  shrinkage: number;
  neighbours: number;
}

const SHRINKAGES = [0, 1, 3];
const NEIGHBOURS = { MONTH: [0], WEEK: [1, 0] } as const;
/** Growth scales past pick-up by at most this factor. */
const MAX_GROWTH = 2;
/** The interval rests on the errors of this many years. */
const BAND_YEARS = 2;

/**
 * The pick-up method: days requested so far plus the mean pick-up of past periods of the same season, scaled to the level of the last year.
 * Pick-up is approved days minus days requested at the same horizon, so rejected and cancelled requests lower it. For each period, the
 * recipe with the smallest error on the periods that were over by then averages it.
 */
export function forecastAtHorizon(history: RequestHistory, horizon: number): HorizonForecast {
  const { grain, groups, periods, start, approved } = history;
  const asked = history.askedBy(horizon);
  const recipes: Recipe[] = NEIGHBOURS[grain].flatMap((neighbours) => SHRINKAGES.map((shrinkage) => ({ shrinkage, neighbours })));
  const absoluteErrors = recipes.map(() => 0);
  const ofRecipe = recipes.map(() => new Float64Array(groups * periods).fill(Number.NaN));
  const [forecast, low, high, lastYear] = [0, 0, 0, 0].map(() => new Float64Array(groups * periods).fill(Number.NaN)) as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const band = createErrorBand(BAND_YEARS * periodsPerYear(grain) * groups);
  const means = createMeans(history);
  let closed = 0;
  for (let period = 0; period < periods; period++) {
    const issued = start[period]! - horizon;
    while (closed < period && start[closed + 1]! <= issued) close(closed++);
    const best = absoluteErrors.indexOf(Math.min(...absoluteErrors));
    for (let group = 0; group < groups; group++) {
      const at = group * periods + period;
      const yearBefore = sameSeasonBefore(grain, period, 1);
      if (yearBefore >= 0 && yearBefore < closed) lastYear[at] = approved[group * periods + yearBefore]!;
      for (const [place, recipe] of recipes.entries()) {
        ofRecipe[place]![at] = Math.max(0, asked[at]! + meanPickUp(group, period, recipe));
      }
      forecast[at] = ofRecipe[best]![at]!;
      [low[at], high[at]] = band.around(forecast[at]!) as [number, number];
    }
  }
  return { forecast, low, high, lastYear };

  /** Counts the errors of a period that is over. */
  function close(period: number): void {
    for (let group = 0; group < groups; group++) {
      const at = group * periods + period;
      if (Number.isNaN(forecast[at]!)) continue;
      if (ofRecipe.every((values) => !Number.isNaN(values[at]!))) {
        for (const [place, values] of ofRecipe.entries()) absoluteErrors[place]! += Math.abs(approved[at]! - values[at]!);
      }
      band.add(forecast[at]!, approved[at]!);
    }
  }

  function meanPickUp(group: number, period: number, { shrinkage, neighbours }: Recipe): number {
    const base = group * periods;
    const lastLevel = means.level(group, closed - periodsPerYear(grain), closed);
    let [sum, count] = [0, 0];
    for (let years = 1; ; years++) {
      const same = sameSeasonBefore(grain, period, years);
      if (same + neighbours < 0) break;
      let [ofYear, inYear] = [0, 0];
      for (let one = Math.max(0, same - neighbours); one <= Math.min(same + neighbours, closed - 1); one++) {
        ofYear += approved[base + one]! - asked[base + one]!;
        inYear++;
      }
      if (inYear === 0) continue;
      const half = Math.floor(periodsPerYear(grain) / 2);
      const level = means.level(group, same - half, Math.min(closed, same + half));
      const growth = level > 0 ? Math.min(MAX_GROWTH, Math.max(1 / MAX_GROWTH, lastLevel / level)) : 1;
      sum += (ofYear / inYear) * growth;
      count++;
    }
    if (count === 0) return Number.NaN;
    const overall = means.pickUp(group, closed - periodsPerYear(grain), closed, asked);
    return (sum + shrinkage * overall) / (count + shrinkage);
  }
}

/** Means over ranges of periods, from prefix sums. */
function createMeans({ groups, periods, approved }: RequestHistory) {
  const before = new Float64Array(groups * (periods + 1));
  for (let group = 0; group < groups; group++) {
    for (let period = 0; period < periods; period++) {
      before[group * (periods + 1) + period + 1] = before[group * (periods + 1) + period]! + approved[group * periods + period]!;
    }
  }
  return {
    /** Mean approved days of a period of the range. */
    level(group: number, from: number, to: number): number {
      const [first, last] = [Math.max(0, from), Math.max(0, to)];
      if (last <= first) return 0;
      return (before[group * (periods + 1) + last]! - before[group * (periods + 1) + first]!) / (last - first);
    },
    /** Mean pick-up of a period of the range. */
    pickUp(group: number, from: number, to: number, asked: Float64Array): number {
      const first = Math.max(0, from);
      let sum = 0;
      for (let period = first; period < to; period++) sum += approved[group * periods + period]! - asked[group * periods + period]!;
      return to > first ? sum / (to - first) : 0;
    },
  };
}
