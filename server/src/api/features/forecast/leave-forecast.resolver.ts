import { Arg, Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { LEAVE_STATUSES } from '../../../domain/leave-status';
import { todayIn } from '../../../domain/local-date';
import { AppError } from '../../../errors';
import { DIMENSION_NAMES, dimensionOf } from '../../../mart/dimensions/registry';
import type { LeaveCondition } from '../../../mart/select/condition';
import { requireViewer } from '../../shared/auth/auth-checker';
import { AGGREGATE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { PUBLISHED_TABLES_OF } from '../../shared/disclosure/published-tables.question';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import { LeaveFilter } from '../../shared/filters/leave-filter.input';
import { noteNamedPeople } from '../../shared/read-audit/note-named-people';
import { FORECAST_BACKTEST } from './forecast-backtest.question';
import { type ForecastSubject, LEAVE_FORECAST } from './leave-forecast.question';
import { ForecastBacktest, ForecastGrain, ForecastGrouping, LeaveForecast } from './leave-forecast.types';

const COST = 500;
const FILTER = 'Whose leave, and which. It takes no statuses and no dates: a forecast reads requests of every status, up to today.';
const GRAIN = 'Left out: MONTH. A VIEWER may only ask for months.';

@Authorized(AGGREGATE_ROLES)
@Resolver()
export class LeaveForecastResolver {
  @Query(() => LeaveForecast, {
    complexity: COST,
    description:
      'Leave days of the current period and half a year ahead, by the pick-up method, with an 80 % interval. Where it does not beat ' +
      'last year’s figure on the company’s own past, last year’s figure is answered and the reason given. A MANAGER sees only the own ' +
      'team; of small groups a VIEWER sees nothing. Under groupBy EMPLOYEE, and where the filter names employees, every read leaves an ' +
      'audit row.',
  })
  async leaveForecast(
    @Ctx() context: ApiContext,
    @Arg('grain', () => ForecastGrain, { nullable: true, description: GRAIN }) grain: ForecastGrain | null | undefined,
    @Arg('groupBy', () => ForecastGrouping, { nullable: true, description: 'Left out: only the total.' })
    groupBy: ForecastGrouping | null | undefined,
    @Arg('filter', () => LeaveFilter, { nullable: true, description: FILTER }) filter: LeaveFilter | null | undefined,
  ): Promise<LeaveForecast> {
    const subject = await readSubject(context, { grain, groupBy, filter });
    const answer = await context.mart.ask(LEAVE_FORECAST, subject);
    noteNamedPeople(context, {
      action: 'READ_EMPLOYEES',
      asked: { field: 'leaveForecast', groupBy: subject.groupBy },
      filter,
      shownIds: subject.groupBy === 'EMPLOYEE' ? answer.rows.map(({ groupId }) => groupId ?? '') : null,
    });
    return { dataVersion: context.mart.dataVersion, ...answer };
  }

  @Query(() => ForecastBacktest, {
    complexity: COST,
    description:
      'How good the forecasts of leaveForecast would have been: errors beside those of last year’s figure, and how often the 80 % ' +
      'interval held the truth, 0, 7, 30 and 90 days ahead.',
  })
  async forecastBacktest(
    @Ctx() context: ApiContext,
    @Arg('grain', () => ForecastGrain, { nullable: true, description: GRAIN }) grain: ForecastGrain | null | undefined,
    @Arg('groupBy', () => ForecastGrouping, {
      nullable: true,
      description: 'Checks the forecasts of each group. Left out: only those of the total.',
    })
    groupBy: ForecastGrouping | null | undefined,
    @Arg('filter', () => LeaveFilter, { nullable: true, description: FILTER }) filter: LeaveFilter | null | undefined,
  ): Promise<ForecastBacktest> {
    const subject = await readSubject(context, { grain, groupBy, filter });
    const answer = await context.mart.ask(FORECAST_BACKTEST, subject);
    noteNamedPeople(context, { action: 'READ_EMPLOYEES', asked: { field: 'forecastBacktest' }, filter, shownIds: null });
    return { dataVersion: context.mart.dataVersion, ...answer };
  }
}

interface Asked {
  grain?: ForecastGrain | null;
  groupBy?: ForecastGrouping | null;
  filter?: LeaveFilter | null;
}

/** @throws {AppError} BAD_USER_INPUT for statuses and dates; FORBIDDEN for a VIEWER who asks for weeks or people. */
async function readSubject(
  { viewer, mart, sourceTimeZone, disclosure }: ApiContext,
  { grain, groupBy, filter }: Asked,
): Promise<ForecastSubject> {
  const asking = requireViewer(viewer);
  const isViewer = asking.role === 'VIEWER';
  if (isViewer && grain === 'WEEK') throw forbidden('The role VIEWER may only ask for months.');
  if (isViewer && groupBy === 'EMPLOYEE') throw forbidden('The role VIEWER may not group by employee.');
  const condition = withoutStatus(readCondition(filter, asking), filter);
  if (isViewer) await Promise.all(LEAVE_STATUSES.map((status) => mart.prepare(PUBLISHED_TABLES_OF, { status, rules: disclosure })));
  return {
    condition,
    scope: scopeOf(asking),
    grain: grain ?? 'MONTH',
    groupBy: groupBy ?? null,
    today: todayIn(sourceTimeZone, new Date()),
    disclosure: isViewer ? disclosure : null,
  };
}

function withoutStatus(condition: LeaveCondition, filter: LeaveFilter | null | undefined): LeaveCondition {
  const byDate = DIMENSION_NAMES.some((name) => dimensionOf(name).kind === 'DATE' && condition.choices[name]);
  if (filter?.statuses?.length || filter?.dateFrom || filter?.dateTo || byDate) {
    throw new AppError('BAD_USER_INPUT', {
      userMessage: 'A forecast is of requests of every status up to today: leave out statuses and dates.',
    });
  }
  const { STATUS: _, ...choices } = condition.choices;
  return { ...condition, choices };
}

function forbidden(userMessage: string): AppError {
  return new AppError('FORBIDDEN', { userMessage });
}
