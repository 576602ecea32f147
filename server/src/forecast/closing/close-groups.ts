import type { BacktestResult } from '../backtest';
import { HIGH, LOW, MIN_ERRORS, percentile, scaleOf } from '../error-band';
import type { UseForecast } from './forecast-use';
import { CLOSING_MEASURES, type ClosingMeasure, closeBalance, type UseHistory } from './use-history';

/** Sums over the balances of a group in a year of which the measure is known. Millionths of a day. */
interface GroupSums {
  /** How many balances these are. */
  known: Int32Array;
  forecast: Float64Array;
  naive: Float64Array;
  truth: Float64Array;
  /** If no more days are used than are approved today, of fiscal years that are not over. */
  certain: Float64Array;
}

/** Balances of groups at the end of each year. Element `group * years + year`. */
export interface GroupClosing {
  groups: number;
  /** Balances with a forecast. */
  balances: Int32Array;
  used: Float64Array;
  sums: Record<ClosingMeasure, GroupSums>;
  /** The 80 % interval of a measure. NaN: too few errors are known. */
  intervals: Record<ClosingMeasure, { low: Float64Array; high: Float64Array }>;
  /** Expected money, in the currency of the rates. */
  money: Record<'FORFEITED' | 'OVERDRAWN', Float64Array>;
  /** Balances of people without a rate, whose money is left out. */
  rateless: Int32Array;
}

interface Situation {
  /** What is certainly used, as for `forecastUse`. */
  floor: Float64Array;
  horizon: number;
  /** How many years, from the first one on, are over. */
  closedYears: number;
  /** What a day of the person of a series costs; NaN: unknown. */
  rateOf?: (series: number) => number;
}

/** Groups of series s: `group` from `start[s]` up to `start[s + 1]`. */
export interface SeriesGroups {
  groups: number;
  start: Int32Array;
  group: Int32Array;
}

/**
 * Closes the year of each balance at its forecast and adds groups up. What is forfeited and overdrawn is a mean over likely errors, because
 * a balance that just suffices in the mean is overdrawn half of the time. Only balances with a forecast and a figure of the year before
 * count.
 */
export function closeGroups(
  history: UseHistory,
  forecast: UseForecast,
  { groups, start, group }: SeriesGroups,
  { floor, horizon, closedYears, rateOf = () => Number.NaN }: Situation,
): GroupClosing {
  const { series, years, leaveType } = history;
  const zeros = () => new Float64Array(groups * years);
  const closing: GroupClosing = {
    groups,
    balances: new Int32Array(groups * years),
    used: zeros(),
    sums: byMeasure(() => ({
      known: new Int32Array(groups * years),
      forecast: zeros(),
      naive: zeros(),
      truth: zeros(),
      certain: zeros(),
    })),
    intervals: byMeasure(() => ({ low: zeros().fill(Number.NaN), high: zeros().fill(Number.NaN) })),
    money: { FORFEITED: zeros(), OVERDRAWN: zeros() },
    rateless: new Int32Array(groups * years),
  };
  for (let one = 0; one < series; one++) {
    const rate = rateOf(one);
    for (let year = 0; year < years; year++) {
      const at = one * years + year;
      const [used, lastYear] = [forecast.used[at]!, forecast.lastYear[at]!];
      if (Number.isNaN(used) || (Number.isNaN(lastYear) && year < closedYears)) continue;
      const expected = expectedClosing(history, at, used, floor[at]!, forecast.errorsOf(leaveType[one]!, year));
      const naive = closeBalance(history, at, Number.isNaN(lastYear) ? used : lastYear);
      const truth = closeBalance(history, at, history.approved[at]!);
      const certain = closeBalance(history, at, floor[at]!);
      for (let member = start[one]!; member < start[one + 1]!; member++) {
        const place = group[member]! * years + year;
        closing.balances[place]!++;
        closing.used[place]! += used;
        if (Number.isNaN(rate)) closing.rateless[place]!++;
        else for (const measure of ['FORFEITED', 'OVERDRAWN'] as const) closing.money[measure][place]! += (expected[measure] || 0) * rate;
        for (const measure of CLOSING_MEASURES) {
          const sums = closing.sums[measure];
          // Of these only balances of which nothing is left are known, which would add up to 0.
          if (measure === 'FORFEITED' && Number.isNaN(history.transferable[at]!)) continue;
          sums.known[place]!++;
          sums.forecast[place]! += expected[measure];
          sums.naive[place]! += naive[measure];
          sums.truth[place]! += truth[measure];
          sums.certain[place]! += certain[measure];
        }
      }
    }
  }
  for (const measure of CLOSING_MEASURES) fillIntervals(history, closing, measure, { horizon, closedYears });
  return closing;
}

/** A closing balance at the forecast; what is lost and overdrawn in the mean of the likely errors. */
function expectedClosing(
  history: UseHistory,
  at: number,
  used: number,
  floor: number,
  errors: readonly number[] | null,
): Record<ClosingMeasure, number> {
  const closed = closeBalance(history, at, used);
  if (errors === null) return closed;
  const scale = scaleOf(used);
  let [forfeited, overdrawn] = [0, 0];
  for (const error of errors) {
    const likely = closeBalance(history, at, Math.max(floor, 0, used + error * scale));
    forfeited += likely.FORFEITED / errors.length;
    overdrawn += likely.OVERDRAWN / errors.length;
  }
  return { CLOSING: closed.CLOSING, FORFEITED: forfeited, OVERDRAWN: overdrawn };
}

/** How the forecasts of groups did on the years that are over. */
export function backtestClosing(closing: GroupClosing, years: number, closedYears: number, measure: ClosingMeasure): BacktestResult {
  const { known, forecast, naive, truth } = closing.sums[measure];
  const { low, high } = closing.intervals[measure];
  let [truths, error, naiveError, covered, intervals] = [0, 0, 0, 0, 0];
  for (let place = 0; place < closing.groups * years; place++) {
    if (place % years >= closedYears || known[place] === 0) continue;
    truths++;
    error += Math.abs(truth[place]! - forecast[place]!);
    naiveError += Math.abs(truth[place]! - naive[place]!);
    if (Number.isNaN(low[place]!)) continue;
    intervals++;
    if (truth[place]! >= low[place]! && truth[place]! <= high[place]!) covered++;
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

/** Intervals of each year from the errors of all groups in the years that were over when the forecast was made. */
function fillIntervals(
  { years, end }: UseHistory,
  closing: GroupClosing,
  measure: ClosingMeasure,
  { horizon, closedYears }: Pick<Situation, 'horizon' | 'closedYears'>,
): void {
  const { known, forecast, truth, certain } = closing.sums[measure];
  const { low, high } = closing.intervals[measure];
  const scaleAt = (place: number) => scaleOf(measure === 'CLOSING' ? closing.used[place]! : forecast[place]!);
  const errors: number[] = [];
  let closed = 0;
  for (let year = 0; year < years; year++) {
    for (; closed < year && end[closed]! <= end[year]! - horizon; closed++) {
      for (let group = 0; group < closing.groups; group++) {
        const place = group * years + closed;
        if (known[place]! > 0) errors.push((truth[place]! - forecast[place]!) / scaleAt(place));
      }
    }
    if (errors.length < MIN_ERRORS) continue;
    const sorted = Float64Array.from(errors).sort();
    const [below, above] = [percentile(sorted, LOW), percentile(sorted, HIGH)];
    for (let group = 0; group < closing.groups; group++) {
      const place = group * years + year;
      if (known[place] === 0) continue;
      // Days that are approved already are used: less is left and lost, and more is overdrawn, than without any more leave.
      const isOpen = year >= closedYears;
      const least = measure === 'CLOSING' ? Number.NEGATIVE_INFINITY : measure === 'OVERDRAWN' && isOpen ? certain[place]! : 0;
      const most = measure === 'OVERDRAWN' || !isOpen ? Number.POSITIVE_INFINITY : certain[place]!;
      const clamp = (value: number) => Math.max(least, Math.min(most, value));
      low[place] = clamp(forecast[place]! + below * scaleAt(place));
      high[place] = clamp(forecast[place]! + above * scaleAt(place));
    }
  }
}

function byMeasure<Value>(make: () => Value): Record<ClosingMeasure, Value> {
  return { CLOSING: make(), FORFEITED: make(), OVERDRAWN: make() };
}
