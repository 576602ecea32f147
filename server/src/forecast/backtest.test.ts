import { expect, test } from 'vitest';
import { demoCompany, inventedCompany, RETAIL, SCHOOL } from '../../test/forecast-companies';
import type { PlainRequest } from '../../test/oracles/forecast-oracle';
import { toHistory } from '../../test/request-histories';
import { parseLocalDate } from '../domain/local-date';
import { backtest, beatsNaive } from './backtest';
import { type PeriodGrain, periodOfDay } from './periods';
import { forecastAtHorizon } from './pick-up';

const TODAY = '2026-11-29';
const FROM = '2022-08-01';
const HORIZONS = [0, 7, 30, 90];

const invented = { size: 2, from: FROM, today: TODAY, groups: 5 };
const COMPANIES: [string, PlainRequest[]][] = [
  ['the demo company', demoCompany(2_000, 1, TODAY)],
  ['a chain of shops with a peak at Christmas', inventedCompany(RETAIL, { ...invented, seed: 1 })],
  ['a school with fixed holidays', inventedCompany(SCHOOL, { ...invented, seed: 1 })],
];

function check(requests: readonly PlainRequest[], grain: PeriodGrain) {
  const firstDay = parseLocalDate(FROM) as number;
  const closed = periodOfDay(grain, parseLocalDate(TODAY) as number) - periodOfDay(grain, firstDay);
  const groups = 1 + requests.reduce((most, { group }) => Math.max(most, group), 0);
  const history = toHistory(requests, { grain, groups, firstDay, periods: closed });
  return HORIZONS.map((horizon) => backtest(history, forecastAtHorizon(history, horizon), closed));
}

test.each(COMPANIES)("for %s forecasts beat last year's figure at every horizon", (_, requests) => {
  const together = requests.map((request) => ({ ...request, group: 0 }));
  for (const checked of [...check(requests, 'MONTH'), ...check(together, 'MONTH'), ...check(together, 'WEEK')]) {
    expect(checked.mase).toBeLessThan(1);
    expect(beatsNaive(checked)).toBe(true);
  }
});

test.each(COMPANIES)('for %s the 80 % interval holds between 74 and 86 % of at least 500 truths', (_, requests) => {
  const together = requests.map((request) => ({ ...request, group: 0 }));
  for (const checked of [check(requests, 'MONTH'), check(together, 'WEEK')]) {
    const intervals = checked.reduce((sum, one) => sum + one.intervals, 0);
    const covered = checked.reduce((sum, one) => sum + one.covered, 0);
    expect(intervals).toBeGreaterThanOrEqual(500);
    expect(covered / intervals).toBeGreaterThan(0.74);
    expect(covered / intervals).toBeLessThan(0.86);
  }
});
