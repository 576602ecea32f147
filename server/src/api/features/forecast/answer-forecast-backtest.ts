import { toDays } from '../../../domain/micro-days';
import { backtest, beatsNaive } from '../../../forecast/backtest';
import { forecastAtHorizon, type HorizonForecast } from '../../../forecast/pick-up';
import { answerBy } from '../../../mart/question';
import { namePeriod } from './answer-leave-forecast';
import {
  BACKTEST_HORIZONS,
  type CheckedForecastAnswer,
  FORECAST_BACKTEST,
  type ForecastBacktestAnswer,
  type HorizonAnswer,
} from './forecast-backtest.question';
import { createForecastCheck } from './forecast-check';
import { type ReadHistory, readRequestHistory } from './read-request-history';

export const answerForecastBacktest = answerBy(FORECAST_BACKTEST, (view, subject): ForecastBacktestAnswer => {
  if (subject.disclosure && !createForecastCheck(view, { ...subject, groupBy: null }, subject.disclosure)(null))
    return { horizons: [], checks: [], suppressed: true };
  const read = readRequestHistory(view, subject);
  const total = subject.groupBy ? readRequestHistory(view, { ...subject, groupBy: null }) : read;
  const horizons: HorizonAnswer[] = [];
  const checks: CheckedForecastAnswer[] = [];
  for (const horizonDays of BACKTEST_HORIZONS) {
    view.throwIfCancelled();
    const forecasts = forecastAtHorizon(read.history, horizonDays);
    horizons.push(describeHorizon(read, horizonDays, forecasts));
    checks.push(...listChecks(total, horizonDays, total === read ? forecasts : forecastAtHorizon(total.history, horizonDays)));
  }
  return { horizons, checks, suppressed: false };
});

function describeHorizon({ history, closed }: ReadHistory, horizonDays: number, forecasts: HorizonForecast): HorizonAnswer {
  const checked = backtest(history, forecasts, closed);
  const days = (micro: number | null) => (micro === null ? null : toDays(micro));
  return {
    horizonDays,
    truths: checked.truths,
    meanAbsoluteError: days(checked.meanAbsoluteError),
    naiveMeanAbsoluteError: days(checked.naiveMeanAbsoluteError),
    mase: checked.mase,
    intervals: checked.intervals,
    coverage: checked.intervals === 0 ? null : checked.covered / checked.intervals,
    isShown: beatsNaive(checked),
  };
}

function listChecks(read: ReadHistory, horizonDays: number, { forecast, low, high, lastYear }: HorizonForecast): CheckedForecastAnswer[] {
  const checks: CheckedForecastAnswer[] = [];
  const orNull = (micro: number) => (Number.isNaN(micro) ? null : toDays(micro));
  for (let period = 0; period < read.closed; period++) {
    const forecastDays = orNull(forecast[period]!);
    if (forecastDays === null) continue;
    checks.push({
      horizonDays,
      ...namePeriod(read, period),
      actualDays: toDays(read.history.approved[period]!),
      forecastDays,
      lowDays: orNull(low[period]!),
      highDays: orNull(high[period]!),
      lastYearDays: orNull(lastYear[period]!),
    });
  }
  return checks;
}
