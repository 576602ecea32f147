import { parseLocalDate } from '../../../domain/local-date';
import { toDays } from '../../../domain/micro-days';
import { beatsNaive } from '../../../forecast/backtest';
import { backtestClosing, closeGroups, type GroupClosing } from '../../../forecast/closing/close-groups';
import { forecastUse } from '../../../forecast/closing/forecast-use';
import { CLOSING_MEASURES, type ClosingMeasure, type UseHistory } from '../../../forecast/closing/use-history';
import { DIMENSIONS } from '../../../mart/dimensions/registry';
import { leaveOf } from '../../../mart/leave-source';
import { answerBy } from '../../../mart/question';
import { textAt } from '../../../mart/shared-columns';
import type { MartState } from '../../../mart/state';
import {
  BALANCE_FORECAST,
  type BalanceForecastAnswer,
  type ClosingBacktest,
  type ClosingFigure,
  type ClosingGrouping,
  type ClosingRow,
  type DailyRates,
} from './balance-forecast.question';
import { groupSeries, type NamedGroups } from './group-series';
import { type ReadUse, readUseHistory } from './read-use-history';

/** Days before the end of the fiscal year that are checked, beside those that are left today. */
export const CHECKED_HORIZONS = [30, 90, 180] as const;

/** Cost: the leaves of everybody once for each horizon, and people x leave types x fiscal years. */
export const answerBalanceForecast = answerBy(BALANCE_FORECAST, (view, question): BalanceForecastAnswer => {
  const { state, throwIfCancelled } = view;
  const today = parseLocalDate(question.today)!;
  const read = readUseHistory(view, question, today);
  const { history } = read;
  const year = read.placeOfYear[DIMENSIONS.FISCAL_YEAR.find(leaveOf(state))(question.fiscalYearId)]!;
  const horizon = history.end[year]! - today;
  const closedYears = history.end.filter((end) => end < today).length;
  const floor = history.approved.map((approved, at) => (at % history.years >= closedYears ? approved : 0));
  const people = groupSeries(state, history, 'EMPLOYEE', false);
  const rateOf = question.rates && createRates(state, history, question.rates);
  const closeBy = (groups: NamedGroups, days: number) => {
    throwIfCancelled();
    const situation = { floor, horizon: days, closedYears, ...(rateOf ? { rateOf } : {}) };
    return closeGroups(history, forecastUse(history, days, floor), groups, situation);
  };
  const backtest = [...new Set([horizon, ...CHECKED_HORIZONS])].flatMap((days) =>
    checkHorizon(closeBy(people, days), read, { horizon: days, closedYears }),
  );
  const isShown = (measure: ClosingMeasure) =>
    backtest.some((one) => one.horizonDays === horizon && one.measure === measure && one.isShown);
  const describe = (groupBy: ClosingGrouping, withTotal: boolean) => {
    const groups = groupBy === 'EMPLOYEE' ? people : groupSeries(state, history, groupBy, withTotal);
    const closing = closeBy(groups, horizon);
    return groups.names.map((name, group): ClosingRow => {
      const place = group * history.years + year;
      return { ...name, ...describePlace(closing, place, isShown, rateOf !== null) };
    });
  };
  // The total has few truths of its own: departments say, too, by how much sums miss.
  const total = describe('DEPARTMENT', true).at(-1)!;
  const rows = question.groupBy === null ? [] : describe(question.groupBy, false).filter(({ balanceCount }) => balanceCount > 0);
  rows.sort((a, b) => (b.forfeited.days ?? 0) - (a.forfeited.days ?? 0) || (a.closing.days ?? 0) - (b.closing.days ?? 0));
  return { horizonDays: horizon, total, rows: rows.slice(0, question.first), backtest };
});

/** How the forecasts of people did at a horizon. */
function checkHorizon(
  closing: GroupClosing,
  { history, isKnown }: ReadUse,
  { horizon, closedYears }: { horizon: number; closedYears: number },
): ClosingBacktest[] {
  const checked = Array.from({ length: closedYears }, (_, year) => year).filter((year) => {
    for (let group = 0; group < closing.groups; group++) if (closing.balances[group * history.years + year]! > 0) return true;
    return false;
  });
  const knownYears = checked.filter((year) => isKnown(year, horizon)).length;
  return CLOSING_MEASURES.map((measure) => {
    const result = backtestClosing(closing, history.years, closedYears, measure);
    return {
      horizonDays: horizon,
      measure,
      ...result,
      knownYears,
      reconstructedYears: checked.length - knownYears,
      isShown: beatsNaive(result),
    };
  });
}

function describePlace(
  closing: GroupClosing,
  place: number,
  isShown: (measure: ClosingMeasure) => boolean,
  hasMoney: boolean,
): Omit<ClosingRow, 'groupId' | 'groupLabel'> {
  const isKnown = (measure: ClosingMeasure) => closing.sums[measure].known[place]! > 0 && isShown(measure);
  const figureOf = (measure: ClosingMeasure): ClosingFigure => {
    if (!isKnown(measure)) return { days: null, low: null, high: null };
    const { low, high } = closing.intervals[measure];
    return { days: tenths(closing.sums[measure].forecast[place]!), low: tenths(low[place]!), high: tenths(high[place]!) };
  };
  const moneyOf = (measure: 'FORFEITED' | 'OVERDRAWN') => {
    const hasRate = closing.balances[place]! > closing.rateless[place]!;
    return hasMoney && hasRate && isKnown(measure) ? Math.round(toDays(closing.money[measure][place]!) * 100) / 100 : null;
  };
  return {
    balanceCount: closing.balances[place]!,
    closing: figureOf('CLOSING'),
    forfeited: figureOf('FORFEITED'),
    overdrawn: figureOf('OVERDRAWN'),
    forfeitedMoney: moneyOf('FORFEITED'),
    overdrawnMoney: moneyOf('OVERDRAWN'),
    ratelessCount: hasMoney ? closing.rateless[place]! : 0,
  };
}

function createRates({ people }: MartState, { person }: UseHistory, { ofEmployees, ofOthers }: DailyRates): (series: number) => number {
  const rates = Float64Array.from({ length: people.count }, (_, at) => ofEmployees[textAt(people.id, at)] ?? ofOthers ?? Number.NaN);
  return (series) => rates[person[series]!]!;
}

/** Whole millionths would promise a precision that forecasts do not have. NaN: unknown. */
function tenths(micro: number): number | null {
  return Number.isNaN(micro) ? null : Math.round(toDays(micro) * 10) / 10;
}
