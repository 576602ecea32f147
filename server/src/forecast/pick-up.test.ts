import fc from 'fast-check';
import { expect, test } from 'vitest';
import { forecastPlainly, type PlainRequest } from '../../test/oracles/forecast-oracle';
import { readPropertyRuns } from '../../test/property-runs';
import { toHistory } from '../../test/request-histories';
import { parseLocalDate } from '../domain/local-date';
import { backtest } from './backtest';
import { firstDayOfPeriod, type PeriodGrain, periodOfDay } from './periods';
import { forecastAtHorizon } from './pick-up';

const FIRST_DAY = parseLocalDate('2021-07-01') as number;
const RUNS = readPropertyRuns(15);

const requests = (groups: number, days: number) =>
  fc.array(
    fc
      .record({
        group: fc.integer({ min: 0, max: groups - 1 }),
        start: fc.integer({ min: 0, max: days }),
        length: fc.integer({ min: 1, max: 9 }),
        lead: fc.integer({ min: -5, max: 120 }),
        half: fc.boolean(),
        isApproved: fc.boolean(),
      })
      .map(
        ({ group, start, length, lead, half, isApproved }): PlainRequest => ({
          group,
          requestedDay: FIRST_DAY + start - lead,
          isApproved,
          days: Array.from({ length }, (_, at) => ({ day: FIRST_DAY + start + at, micro: half ? 500_000 : 1_000_000 })),
        }),
      ),
    { minLength: 60, maxLength: 160 },
  );

test.each<[PeriodGrain, number, number]>([
  ['MONTH', 3, 40],
  ['WEEK', 2, 140],
])(
  'by %s, forecasts, intervals and the backtest are those of plain loops over the requests, at any horizon',
  (grain, groups, periods) => {
    const firstPeriod = periodOfDay(grain, FIRST_DAY);
    const days = firstDayOfPeriod(grain, firstPeriod + periods) - FIRST_DAY - 10;
    fc.assert(
      fc.property(requests(groups, days), fc.constantFrom(-12, 0, 7, 30, 90), (made, horizon) => {
        const history = toHistory(made, { grain, groups, firstDay: FIRST_DAY, periods });
        const today = firstDayOfPeriod(grain, firstPeriod + periods - 3);
        const truth = forecastPlainly(made, { grain, firstPeriod, periods, groups, horizon }, today);
        const forecasts = forecastAtHorizon(history, horizon);
        const orNull = (value: number) => (Number.isNaN(value) ? null : value);
        let [count, error, naiveError] = [0, 0, 0];
        for (let group = 0; group < groups; group++) {
          for (let period = 0; period < periods; period++) {
            const at = group * periods + period;
            const { forecast, low, high, lastYear, approved, isOver } = truth[group]![period]!;
            const close = (value: number | null) => (value === null ? null : expect.closeTo(value, 3));
            expect({
              forecast: orNull(forecasts.forecast[at]!),
              low: orNull(forecasts.low[at]!),
              high: orNull(forecasts.high[at]!),
              lastYear: orNull(forecasts.lastYear[at]!),
            }).toEqual({ forecast: close(forecast), low: close(low), high: close(high), lastYear });
            if (!isOver || forecast === null || lastYear === null) continue;
            count++;
            error += Math.abs(approved - forecast);
            naiveError += Math.abs(approved - lastYear);
          }
        }
        const checked = backtest(history, forecasts, periods - 3);
        expect(checked.truths).toBe(count);
        expect(checked.mase).toEqual(naiveError === 0 ? null : expect.closeTo(error / naiveError, 9));
      }),
      { numRuns: RUNS, seed: 20240423, endOnFailure: true },
    );
  },
  60_000 + RUNS * 4_000,
);
