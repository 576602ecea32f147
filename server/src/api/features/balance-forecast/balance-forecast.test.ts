import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildDirtyState } from '../../../../test/dirty-tenant';
import { viewOf } from '../../../../test/mart-view';
import { createBalanceForecastOracle } from '../../../../test/oracles/balance-forecast-oracle';
import type { DirtyLeave, DirtyPerson, DirtyTenant } from '../../../../test/oracles/check-oracle';
import { readPropertyRuns } from '../../../../test/property-runs';
import { addDays, parseLocalDate } from '../../../domain/local-date';
import { EVERYBODY } from '../../../mart/select/condition';
import { answerBalanceForecast } from './answer-balance-forecast';
import type { BalanceForecastAnswer, BalanceForecastQuestion } from './balance-forecast.question';

const RUNS = readPropertyRuns(40);
const YEAR_DAYS = 150;
const YEARS = Array.from({ length: 5 }, (_, at) => ({
  fiscal_id: 101 + at,
  start_date: addDays('2022-06-10', at * YEAR_DAYS),
  end_date: addDays('2022-06-10', (at + 1) * YEAR_DAYS - 1),
}));
const NOW = YEARS.at(-1)!;

/** People who take about as much each year, more of it asked for late than early, and some who are new or do not work any more. */
const tenant: fc.Arbitrary<DirtyTenant> = fc
  .record({
    people: fc.integer({ min: 2, max: 7 }),
    seed: fc.nat(),
    elapsed: fc.integer({ min: 1, max: YEAR_DAYS - 1 }),
    grants: fc.integer({ min: 3, max: 9 }),
  })
  .map(({ people, seed, elapsed, grants }) => {
    let state = seed;
    const pick = (choices: number) => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * choices);
    };
    const leaves: DirtyLeave[] = [];
    const persons = Array.from({ length: people }, (_, at): DirtyPerson => {
      const since = pick(3) === 0 ? pick(4) : 0;
      for (const leave_type_id of [1, 2]) {
        const usual = 1 + pick(8);
        for (const { fiscal_id, start_date } of YEARS.slice(since)) {
          for (let one = pick(3); one < usual; one++) {
            const begins = addDays(start_date, pick(YEAR_DAYS - 3));
            leaves.push({
              leave_id: leaves.length + 1,
              employee_id: String(at + 1),
              leave_type_id,
              fiscal_id,
              status: (['APPROVED', 'APPROVED', 'APPROVED', 'REQUESTED', 'REJECTED'] as const)[pick(5)]!,
              start_date: begins,
              dates: 1 + pick(2),
              micro: 500_000 * (1 + pick(2)),
              requested_on: addDays(begins, -pick(60)),
            });
          }
        }
      }
      return {
        employee_id: String(at + 1),
        user_id: 900 + at,
        name: `Person ${at + 1}`,
        email: '',
        department_id: [1, 2, null][at % 3]!,
        team_manager_id: null,
        allocation_ids: [[31], [31, 32], []][at % 3]!,
        isRetired: pick(6) === 0,
      };
    });
    return {
      today: addDays(NOW.start_date, elapsed),
      people: persons,
      fiscalYears: YEARS,
      leaveTypeIds: [1, 2],
      entitlements: YEARS.map(({ fiscal_id }, at) => ({
        leave_type_id: 1 + (at % 2),
        fiscal_id,
        entitlement: grants * 1_000_000,
        transferable: pick(4) * 1_000_000,
      })),
      entitlementChanges: [],
      // What would be known later only is not there yet.
      leaves: leaves.filter(({ requested_on }) => requested_on <= addDays(NOW.start_date, elapsed)),
    };
  });

function ask(of: DirtyTenant, parts: Partial<BalanceForecastQuestion> = {}): BalanceForecastAnswer {
  const question: BalanceForecastQuestion = {
    condition: { choices: {} },
    scope: EVERYBODY,
    fiscalYearId: String(NOW.fiscal_id),
    today: of.today,
    groupBy: 'DEPARTMENT',
    first: 100,
    rates: null,
    known: [],
    ...parts,
  };
  return answerBalanceForecast.answer(viewOf(buildDirtyState(of)), question) as BalanceForecastAnswer;
}

test(
  'closing balances, what is forfeited and overdrawn, and the backtest are those of plain loops over the records',
  () => {
    let shown = 0;
    fc.assert(
      fc.property(tenant, (of) => {
        const { horizonDays, total, rows, backtest } = ask(of);
        expect(horizonDays).toBe(parseLocalDate(NOW.end_date)! - parseLocalDate(of.today)!);
        for (const one of backtest) {
          const { truths, error, naive } = createBalanceForecastOracle(of, one.horizonDays).backtest(one.measure);
          expect(one.truths).toBe(truths);
          if (truths === 0) continue;
          expect((one.meanAbsoluteError ?? 0) / 1e6).toBeCloseTo(error / truths, 6);
          expect((one.naiveMeanAbsoluteError ?? 0) / 1e6).toBeCloseTo(naive / truths, 6);
        }
        const oracle = createBalanceForecastOracle(of, horizonDays);
        const departmentOf = new Map(of.people.map(({ employee_id, department_id }) => [employee_id, department_id]));
        for (const row of [total, ...rows]) {
          const byHand = oracle.ofGroup(
            ({ employee_id }) => row.groupId === null || String(departmentOf.get(employee_id) ?? '') === row.groupId,
            YEARS.length - 1,
          );
          for (const [measure, figure] of [
            ['CLOSING', row.closing],
            ['FORFEITED', row.forfeited],
            ['OVERDRAWN', row.overdrawn],
          ] as const) {
            if (figure.days === null || byHand === null) continue;
            shown++;
            expect(Math.abs(figure.days - byHand.forecast[measure])).toBeLessThan(0.0501);
            if (figure.low === null || figure.high === null) continue;
            expect(figure.low).toBeLessThanOrEqual(figure.high);
            // Approved days are used up: what is left or lost is never more than without any more leave.
            if (measure !== 'OVERDRAWN') expect(figure.high).toBeLessThanOrEqual(certainOf(of, row.groupId, measure) + 0.0501);
          }
        }
      }),
      { numRuns: RUNS, seed: 20240423 },
    );
    expect(shown).toBeGreaterThan(20);
  },
  20_000 + RUNS * 1_000,
);

/** What would be left or lost if nobody took another day. */
function certainOf(of: DirtyTenant, groupId: string | null, measure: 'CLOSING' | 'FORFEITED'): number {
  const departmentOf = new Map(of.people.map(({ employee_id, department_id }) => [employee_id, String(department_id ?? '')]));
  const group = createBalanceForecastOracle(of, 0).ofGroup(
    ({ employee_id }) => groupId === null || departmentOf.get(employee_id) === groupId,
    YEARS.length - 1,
  );
  return group?.truth[measure] ?? 0;
}

test('money is days times the rates of people, and says how many balances have none', () => {
  const [of] = fc.sample(tenant, { numRuns: 1, seed: 5 }) as [DirtyTenant];
  const rates = { ofEmployees: { '1': 100 }, ofOthers: null };
  const priced = ask(of, { groupBy: 'EMPLOYEE', rates });
  for (const { groupId, forfeited, forfeitedMoney, ratelessCount, balanceCount } of priced.rows) {
    expect(ratelessCount).toBe(groupId === '1' ? 0 : balanceCount);
    if (groupId !== '1' || forfeited.days === null) expect(forfeitedMoney).toBeNull();
    else expect(Math.abs((forfeitedMoney ?? 0) - forfeited.days * 100)).toBeLessThan(5.01);
  }
  const all = ask(of, { rates: { ofEmployees: {}, ofOthers: 10 } }).total;
  expect(all.ratelessCount).toBe(0);
});

test('where it is unknown how many days of a leave type carry over, its forfeited days and their money are unknown, and not 0', () => {
  const samples = fc.sample(tenant, { numRuns: 5, seed: 5 });
  let shown = 0;
  for (const sample of samples) {
    const entitlements = sample.entitlements.map((terms) => (terms.leave_type_id === 2 ? { ...terms, transferable: null } : terms));
    const { rows } = ask({ ...sample, entitlements }, { groupBy: 'LEAVE_TYPE', rates: { ofEmployees: {}, ofOthers: 10 } });
    const [known, unknown] = ['1', '2'].map((id) => rows.find(({ groupId }) => groupId === id));
    if (known?.forfeited.days == null) continue;
    shown++;
    expect(known.forfeitedMoney).not.toBeNull();
    expect(unknown).toMatchObject({ forfeited: { days: null, low: null, high: null }, forfeitedMoney: null });
    expect(unknown?.balanceCount).toBeGreaterThan(0);
  }
  expect(shown).toBeGreaterThan(0);
});
