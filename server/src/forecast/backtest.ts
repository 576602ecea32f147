import type { HorizonForecast } from './pick-up';
import type { RequestHistory } from './request-history';

/** With fewer checked forecasts than this nothing is said about a method. */
export const MIN_TRUTHS = 8;

/** How well forecasts at one horizon did on periods that are over, all groups together. */
export interface BacktestResult {
  /** Forecasts that could be checked beside the naive one. */
  truths: number;
  /** Mean absolute error in millionths of a day, of the forecast and of the naive one on the same periods. Null: no truth. */
  meanAbsoluteError: number | null;
  naiveMeanAbsoluteError: number | null;
  /** Their ratio, below 1 where the forecast is better. Null: no truth, or the naive forecast is never wrong. */
  mase: number | null;
  /** How many of the intervals held the truth, and how many there were. */
  covered: number;
  intervals: number;
}

/** @param closed how many periods, from the first one on, are over. */
export function backtest(history: RequestHistory, forecasts: HorizonForecast, closed: number): BacktestResult {
  const { groups, periods, approved } = history;
  const { forecast, low, high, lastYear } = forecasts;
  let [truths, error, naiveError, covered, intervals] = [0, 0, 0, 0, 0];
  for (let group = 0; group < groups; group++) {
    for (let period = 0; period < closed; period++) {
      const at = group * periods + period;
      const truth = approved[at]!;
      if (Number.isNaN(forecast[at]!) || Number.isNaN(lastYear[at]!)) continue;
      truths++;
      error += Math.abs(truth - forecast[at]!);
      naiveError += Math.abs(truth - lastYear[at]!);
      if (Number.isNaN(low[at]!)) continue;
      intervals++;
      if (truth >= low[at]! && truth <= high[at]!) covered++;
    }
  }
  return {
    truths,
    meanAbsoluteError: truths === 0 ? null : error / truths,
    naiveMeanAbsoluteError: truths === 0 ? null : naiveError / truths,
    mase: naiveError === 0 ? null : error / naiveError,
    covered,
    intervals,
  };
}

/** Whether the forecast may be shown: it did better than the naive one, on enough periods. */
export function beatsNaive({ truths, mase }: BacktestResult): boolean {
  return truths >= MIN_TRUTHS && mase !== null && mase < 1;
}
