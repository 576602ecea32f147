import { parseLocalDate } from '../../src/domain/local-date';
import { type OracleWorld, oracleBalance } from './balance-oracle';
import type { DirtyTenant } from './check-oracle';
import { spreadOverWeek } from './test-leaves';

// Forecasts of closing balances and their backtest, in plain loops over the records of a tenant, written from docs/forecast.md. In days.

const dayOf = (date: string) => parseLocalDate(date) ?? 0;
const sum = (numbers: number[]) => numbers.reduce((total, one) => total + one, 0);
const RECIPES = ['own:1', 'own:3', 'mean', 'pace'] as const;

export interface OracleSeries {
  employee_id: string;
  leave_type_id: number;
}
type Outcome = Record<'CLOSING' | 'FORFEITED' | 'OVERDRAWN', number>;

/** Type 6 of Hyndman and Fan. */
function percentile(numbers: number[], share: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const place = Math.min(sorted.length - 1, Math.max(0, share * (sorted.length + 1) - 1));
  const below = sorted[Math.floor(place)] ?? 0;
  return below + ((sorted[Math.ceil(place)] ?? 0) - below) * (place - Math.floor(place));
}

/** Fiscal years have to be in the order of their ends. */
export function createBalanceForecastOracle(tenant: DirtyTenant, horizon: number) {
  const { fiscalYears } = tenant;
  const world: OracleWorld = {
    fiscalYears,
    entitlements: tenant.entitlements,
    employees: tenant.people,
    leaves: tenant.leaves.map((leave) => ({
      ...leave,
      days: spreadOverWeek(
        leave.start_date,
        Array.from({ length: leave.dates }, (_, at) => (at === 0 ? leave.micro : 0)),
      ).map((micro) => ({ date: leave.start_date, micro })),
    })),
  };
  const all = tenant.people
    .toSorted((a, b) => (a.employee_id < b.employee_id ? -1 : 1))
    .flatMap(({ employee_id }) => tenant.leaveTypeIds.map((leave_type_id): OracleSeries => ({ employee_id, leave_type_id })));
  const memo = new Map<string, unknown>();
  const once = <Value>(key: string, compute: () => Value): Value => {
    if (!memo.has(key)) memo.set(key, compute());
    return memo.get(key) as Value;
  };
  const keyOf = (one: OracleSeries, year: number) => `${one.employee_id} ${one.leave_type_id} ${year}`;
  const yearAt = (year: number) => {
    const found = fiscalYears[year];
    if (!found) throw new Error(`There is no fiscal year ${year}`);
    return found;
  };
  const endOf = (year: number) => dayOf(yearAt(year).end_date);
  const lengthOf = (year: number) => endOf(year) - dayOf(yearAt(year).start_date) + 1;
  const isOver = (year: number) => yearAt(year).end_date < tenant.today;
  const closedBefore = (year: number) => [...fiscalYears.keys()].filter((other) => other < year && endOf(other) <= endOf(year) - horizon);

  const balanceOf = (one: OracleSeries, year: number) =>
    once(`balance ${keyOf(one, year)}`, () => oracleBalance(world, { ...one, year }, tenant.today));
  const isThere = (one: OracleSeries, year: number) => {
    const balance = balanceOf(one, year);
    return Boolean(balance?.isObserved) && (balance?.entitlement ?? 0) > 0;
  };
  const leavesOf = (one: OracleSeries, year: number) =>
    tenant.leaves.filter(
      (leave) =>
        leave.employee_id === one.employee_id && leave.leave_type_id === one.leave_type_id && leave.fiscal_id === yearAt(year).fiscal_id,
    );
  const approved = (one: OracleSeries, year: number) =>
    sum(leavesOf(one, year).flatMap(({ status, micro }) => (status === 'APPROVED' ? micro / 1e6 : [])));
  const asked = (one: OracleSeries, year: number) =>
    sum(leavesOf(one, year).flatMap(({ requested_on, micro }) => (dayOf(requested_on) <= endOf(year) - horizon ? micro / 1e6 : [])));
  const floor = (one: OracleSeries, year: number) => (isOver(year) ? 0 : approved(one, year));

  function ofRecipe(recipe: (typeof RECIPES)[number], one: OracleSeries, year: number): number | null {
    return once(`${recipe} ${keyOf(one, year)}`, () => {
      const years = closedBefore(year);
      const pickUps = (series: OracleSeries) =>
        years.flatMap((past) => (isThere(series, past) ? [approved(series, past) - asked(series, past)] : []));
      const everybody = all.filter(({ leave_type_id }) => leave_type_id === one.leave_type_id).flatMap(pickUps);
      if (everybody.length === 0) return null;
      const mean = sum(everybody) / everybody.length;
      const own = pickUps(one);
      const shrunk = (weight: number) => (sum(own) + weight * mean) / (own.length + weight);
      let expected = recipe === 'mean' ? mean : shrunk(recipe === 'own:3' ? 3 : 1);
      const elapsed = 1 - horizon / lengthOf(year);
      if (recipe === 'pace' && elapsed >= 0.05) expected = (expected + asked(one, year) * (1 / elapsed - 1)) / 2;
      return Math.max(0, floor(one, year), asked(one, year) + expected);
    });
  }

  /** Balances of a leave type in years that were over, that had a forecast. */
  const checkedBefore = (leave_type_id: number, year: number) =>
    closedBefore(year).flatMap((past) =>
      all.flatMap((series) =>
        series.leave_type_id === leave_type_id && isThere(series, past) && used(series, past) !== null ? [{ series, past }] : [],
      ),
    );

  function used(one: OracleSeries, year: number): number | null {
    return once(`used ${keyOf(one, year)}`, () => {
      if (!isThere(one, year)) return null;
      let [best, least] = ['', Number.POSITIVE_INFINITY];
      for (const recipe of RECIPES) {
        const error = sum(
          checkedBefore(one.leave_type_id, year).map(({ series, past }) =>
            Math.abs(approved(series, past) - (ofRecipe(recipe, series, past) ?? 0)),
          ),
        );
        // Errors that differ by rounding only are the same.
        if (error < least - 1e-6) [best, least] = [recipe, error];
      }
      return ofRecipe(best as (typeof RECIPES)[number], one, year);
    });
  }

  const yearBefore = (year: number): number | null => {
    const ended = [...fiscalYears.keys()].filter((other) => yearAt(other).end_date < yearAt(year).start_date);
    return ended.at(-1) ?? null;
  };

  function lastYear(one: OracleSeries, year: number): number | null {
    const before = yearBefore(year);
    return before !== null && closedBefore(year).includes(before) && isThere(one, before) ? approved(one, before) : null;
  }

  function closeAt(one: OracleSeries, year: number, days: number): Outcome {
    const { entitlement, carriedIn, transferable } = balanceOf(one, year) ?? { entitlement: 0, carriedIn: 0, transferable: 0 };
    const carried = carriedIn ?? 0;
    const unused = Math.max(0, (entitlement ?? 0) - Math.max(0, days - carried));
    const left = (entitlement ?? 0) + carried - days;
    return {
      CLOSING: left,
      FORFEITED: Math.max(0, unused - (transferable ?? 0)) + Math.max(0, carried - days),
      OVERDRAWN: Math.max(0, -left),
    };
  }

  function expected(one: OracleSeries, year: number): Outcome {
    const days = used(one, year) ?? 0;
    const at = closeAt(one, year, days);
    const errors = checkedBefore(one.leave_type_id, year).map(
      ({ series, past }) => (approved(series, past) - (used(series, past) ?? 0)) / Math.sqrt(Math.max(1, used(series, past) ?? 0)),
    );
    if (errors.length < 10) return at;
    const likely = Array.from({ length: 10 }, (_, place) => percentile(errors, (place + 0.5) / 10)).map((error) =>
      closeAt(one, year, Math.max(0, floor(one, year), days + error * Math.sqrt(Math.max(1, days)))),
    );
    return {
      CLOSING: at.CLOSING,
      FORFEITED: sum(likely.map(({ FORFEITED }) => FORFEITED)) / 10,
      OVERDRAWN: sum(likely.map(({ OVERDRAWN }) => OVERDRAWN)) / 10,
    };
  }

  /** Sums over the balances of a group that count. Null: there is none. */
  function ofGroup(isMember: (one: OracleSeries) => boolean, year: number) {
    const members = all.filter((one) => isMember(one) && used(one, year) !== null && (!isOver(year) || lastYear(one, year) !== null));
    if (members.length === 0) return null;
    const add = (outcomes: Outcome[]): Outcome => ({
      CLOSING: sum(outcomes.map(({ CLOSING }) => CLOSING)),
      FORFEITED: sum(outcomes.map(({ FORFEITED }) => FORFEITED)),
      OVERDRAWN: sum(outcomes.map(({ OVERDRAWN }) => OVERDRAWN)),
    });
    return {
      forecast: add(members.map((one) => expected(one, year))),
      naive: add(members.map((one) => closeAt(one, year, lastYear(one, year) ?? used(one, year) ?? 0))),
      truth: add(members.map((one) => closeAt(one, year, approved(one, year)))),
    };
  }

  /** Person by person: how forecasts did on the years that are over. */
  function backtest(measure: keyof Outcome) {
    const checks = [...fiscalYears.keys()]
      .filter(isOver)
      .flatMap((year) => tenant.people.flatMap(({ employee_id }) => ofGroup((one) => one.employee_id === employee_id, year) ?? []));
    const error = sum(checks.map(({ forecast, truth }) => Math.abs(truth[measure] - forecast[measure])));
    const naive = sum(checks.map((check) => Math.abs(check.truth[measure] - check.naive[measure])));
    return { truths: checks.length, error, naive };
  }
  return { ofGroup, backtest };
}
