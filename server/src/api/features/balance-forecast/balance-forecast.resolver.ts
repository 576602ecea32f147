import { Arg, Authorized, Ctx, Int, Query, Resolver } from 'type-graphql';
import { todayIn } from '../../../domain/local-date';
import { toDays } from '../../../domain/micro-days';
import { invalidInput } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES, SENSITIVE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { chooseFiscalYear } from '../../shared/filters/choose-fiscal-year';
import { readFiscalYears } from '../../shared/filters/fiscal-years';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import { noteNamedPeople } from '../../shared/read-audit/note-named-people';
import { CHECKED_HORIZONS } from './answer-balance-forecast';
import { BALANCE_FORECAST, type ClosingBacktest as Backtest } from './balance-forecast.question';
import { BalanceForecast, BalanceForecastFilter, ClosingGrouping, type ClosingRow, type ClosingShortfall } from './balance-forecast.types';
import { findKnownStates } from './known-states';

const COST = 1_000;
const MAX_ROWS = 500;
const DEFAULT_ROWS = 50;

@Authorized(PEOPLE_ROLES)
@Resolver()
export class BalanceForecastResolver {
  @Query(() => BalanceForecast, {
    complexity: COST,
    description:
      'What balances will be at the end of the fiscal year, what it will take and what will be overdrawn, with 80 % intervals and the ' +
      'backtest. A MANAGER sees the own team only. Under groupBy EMPLOYEE, and where the filter names employees, every read leaves an ' +
      'audit row.',
  })
  async balanceForecast(
    @Ctx() context: ApiContext,
    @Arg('filter', () => BalanceForecastFilter, { nullable: true, description: 'Whose balances, and of what.' })
    filter: BalanceForecastFilter | null | undefined,
    @Arg('groupBy', () => ClosingGrouping, { nullable: true, description: 'Left out: only the total.' })
    groupBy: ClosingGrouping | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: `How many groups at most, from 1 to ${MAX_ROWS}. Left out: ${DEFAULT_ROWS}.` })
    first: number | null | undefined,
  ): Promise<BalanceForecast> {
    const viewer = requireViewer(context.viewer);
    if (first !== null && first !== undefined && !(first >= 1 && first <= MAX_ROWS))
      throw invalidInput(`first must be from 1 to ${MAX_ROWS}.`);
    const today = todayIn(context.sourceTimeZone, new Date());
    const { fiscalYearId, ...lists } = filter ?? {};
    const condition = readCondition(lists, viewer);
    const fiscalYears = await readFiscalYears(context.prisma);
    const fiscalYear = chooseFiscalYear(fiscalYears, fiscalYearId, today);
    const { rates } = context;
    const isMoneyShown = rates !== null && SENSITIVE_ROLES.includes(viewer.role);
    const answer = { dataVersion: context.mart.dataVersion, fiscalYear, currency: isMoneyShown ? rates.currency : null };
    if (fiscalYear === null || today < fiscalYear.startDate || today > fiscalYear.endDate)
      return { ...answer, horizonDays: null, shortfall: 'YEAR_NOT_OPEN', total: NOTHING, rows: [], backtest: [] };
    const horizons = CHECKED_HORIZONS;
    const most = context.mart.maxKnown;
    const { known, runIds } = await findKnownStates(context.prisma, fiscalYears, { today, fiscalYear, horizons, most });
    const { horizonDays, total, rows, backtest } = await context.mart.ask(
      BALANCE_FORECAST,
      {
        condition,
        scope: scopeOf(viewer),
        fiscalYearId: fiscalYear.id,
        today,
        groupBy: groupBy ?? null,
        first: first ?? DEFAULT_ROWS,
        rates: isMoneyShown ? rates.daily : null,
        known,
      },
      runIds,
    );
    noteNamedPeople(context, {
      action: 'READ_BALANCES',
      asked: { field: 'balanceForecast', groupBy: groupBy ?? null },
      filter,
      shownIds: groupBy === 'EMPLOYEE' ? rows.map(({ groupId }) => groupId ?? '') : null,
    });
    const checked = backtest.map(({ covered, ...one }) => ({
      ...one,
      meanAbsoluteError: inDays(one.meanAbsoluteError),
      naiveMeanAbsoluteError: inDays(one.naiveMeanAbsoluteError),
      coverage: one.intervals === 0 ? null : covered / one.intervals,
    }));
    return { ...answer, horizonDays, shortfall: shortfallOf(backtest, horizonDays), total, rows, backtest: checked };
  }
}

const UNKNOWN = { days: null, low: null, high: null };
/** Of a fiscal year that is not open. */
const NOTHING: ClosingRow = {
  groupId: null,
  groupLabel: null,
  balanceCount: 0,
  closing: UNKNOWN,
  forfeited: UNKNOWN,
  overdrawn: UNKNOWN,
  forfeitedMoney: null,
  overdrawnMoney: null,
  ratelessCount: 0,
};

function shortfallOf(backtest: readonly Backtest[], horizonDays: number): ClosingShortfall | null {
  const now = backtest.find((one) => one.horizonDays === horizonDays && one.measure === 'CLOSING');
  if (now?.isShown) return null;
  return now?.mase !== null && now?.mase !== undefined && now.mase >= 1 ? 'NO_BETTER_THAN_LAST_YEAR' : 'SHORT_HISTORY';
}

const inDays = (micro: number | null): number | null => (micro === null ? null : toDays(micro));
