import type { GraphQLResolveInfo } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { Arg, Authorized, Ctx, Info, Int, Query, Resolver } from 'type-graphql';
import type { LeaveStatus } from '../../../domain/leave-status';
import { todayIn } from '../../../domain/local-date';
import { AppError, invalidInput } from '../../../errors';
import { dimensionOf } from '../../../mart/dimensions/registry';
import { findRunKnownAt, KNOWN_AT_COST } from '../../shared/as-known/known-run';
import { requireViewer } from '../../shared/auth/auth-checker';
import { AGGREGATE_ROLES, type Role } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { PUBLISHED_TABLES_OF } from '../../shared/disclosure/published-tables.question';
import { requireWholeMonths } from '../../shared/disclosure/whole-months';
import { ATTRIBUTION_DESCRIPTION, Attribution } from '../../shared/filters/attribution.enum';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import { LeaveFilter } from '../../shared/filters/leave-filter.input';
import { planLists } from '../../shared/lists/field-plan';
import { noteWrittenList } from '../../shared/lists/written-lists';
import { noteNamedPeople } from '../../shared/read-audit/note-named-people';
import { readAskedMeasures } from './asked-measures';
import { ComparedPeriod } from './comparison.types';
import { LEAVE_AGGREGATE, type LeaveAggregateQuestion, MAX_ROWS } from './leave-aggregate.question';
import { LeaveAggregate, LeaveAggregateOrder, LeaveDimension } from './leave-aggregate.types';
import type { Measure } from './measure';
import { MEASURE_NAMES, MEASURES, type MeasureName } from './measures/registry';

const MAX_DIMENSIONS = 4;
const COST = 300;
/** Leave is read twice. */
const COMPARISON_COST = 300;
const ROWS_PER_COST = 10;

@Authorized(AGGREGATE_ROLES)
@Resolver()
export class LeaveAggregateResolver {
  @Query(() => LeaveAggregate, {
    description:
      'Leave days, leaves and people under a filter, in one row for each combination of the dimensions. A MANAGER sees only ' +
      'the own team. For a VIEWER what would disclose figures of small groups is suppressed, here or through other answers, and ' +
      'questions are about whole months. Grouped by EMPLOYEE, and where the filter names employees, every read leaves an audit row.',
    complexity: ({ args }) =>
      COST +
      (args.asKnownAt ? KNOWN_AT_COST : 0) +
      (args.compareTo ? COMPARISON_COST : 0) +
      Math.ceil(Math.max(0, Number(args.limit ?? 0)) / ROWS_PER_COST),
  })
  async leaveAggregate(
    @Ctx() context: ApiContext,
    @Arg('filter', () => LeaveFilter, { nullable: true, description: 'Which leave counts. Left out: all APPROVED leave.' })
    filter: LeaveFilter | null | undefined,
    @Arg('groupBy', () => [LeaveDimension], {
      description: `What to count by: up to ${MAX_DIMENSIONS} different dimensions. An empty list gives one row, the total.`,
    })
    groupBy: LeaveDimension[],
    @Arg('orderBy', () => LeaveAggregateOrder, { nullable: true, description: 'The order of the rows. Left out: KEY.' })
    orderBy: LeaveAggregateOrder | null | undefined,
    @Arg('limit', () => Int, {
      nullable: true,
      description:
        `How many rows at most, from 1 to ${MAX_ROWS}. Left out: all of them, or QUERY_TOO_COSTLY where they are ` +
        `more than ${MAX_ROWS}.`,
    })
    limit: number | null | undefined,
    @Arg('asKnownAt', () => GraphQLDateTime, {
      nullable: true,
      description:
        'Answers as the system did at this moment, after the last run that had ended: records, people and words as they were known ' +
        'then, without later corrections. Dates of leave are another matter: dateFrom and dateTo. Left out: as known today. ' +
        'Forbidden to VIEWER: comparing two answers could disclose one person.',
    })
    asKnownAt: Date | null | undefined,
    @Arg('compareTo', () => ComparedPeriod, {
      nullable: true,
      description:
        'Compares leaveDays, leaveCount and employeeCount of the total and of each row with those of another period, as ' +
        'LeaveMeasures.comparison. Cells with leave on only one side are rows too. Together with asKnownAt both sides are as known ' +
        'then. Forbidden to a VIEWER: days that were moved are in no published figure.',
    })
    compareTo: ComparedPeriod | null | undefined,
    @Arg('attribution', () => Attribution, { nullable: true, description: ATTRIBUTION_DESCRIPTION })
    attribution: Attribution | null | undefined,
    @Info() info: GraphQLResolveInfo,
  ): Promise<LeaveAggregate> {
    const { mart, prisma, viewer, sourceTimeZone, disclosure } = context;
    const asking = requireViewer(viewer);
    if (groupBy.length > MAX_DIMENSIONS) throw invalidInput(`groupBy takes at most ${MAX_DIMENSIONS} dimensions.`);
    if (new Set(groupBy).size < groupBy.length) throw invalidInput('groupBy names a dimension twice.');
    if (limit !== null && limit !== undefined && (limit < 1 || limit > MAX_ROWS))
      throw invalidInput(`limit must be from 1 to ${MAX_ROWS}.`);
    const forbidden = asking.role === 'VIEWER' && groupBy.find((name) => dimensionOf(name).viewer === 'FORBIDDEN');
    if (forbidden) throw new AppError('FORBIDDEN', { userMessage: `The role VIEWER may not group by ${forbidden}.` });
    if (asking.role === 'VIEWER' && asKnownAt) {
      throw new AppError('FORBIDDEN', { userMessage: 'The role VIEWER may not ask for what was known at another time.' });
    }
    if (asking.role === 'VIEWER' && compareTo) {
      throw new AppError('FORBIDDEN', { userMessage: 'The role VIEWER may not compare with another period.' });
    }
    const asked = readAskedMeasures(info);
    const lists = planLists(info, 'rows');
    const question: LeaveAggregateQuestion = {
      condition: readCondition(filter, asking, attribution),
      scope: scopeOf(asking),
      groupBy,
      disclosure: asking.role === 'VIEWER' ? disclosure : null,
      isCompared: compareTo === 'PREVIOUS_FISCAL_YEAR',
      orderBy: orderBy ?? 'KEY',
      limit: limit ?? null,
      totalMeasures: forRole(asked.total, asking.role),
      rowMeasures: forRole(asked.rows, asking.role),
      rowPlans: lists.map(({ plan }) => plan),
      today: todayIn(sourceTimeZone, new Date()),
    };
    const known = asKnownAt ? await findRunKnownAt(prisma, asKnownAt) : null;
    if (known) requireKnown([...asked.total, ...asked.rows]);
    if (question.disclosure) {
      const rules = question.disclosure;
      requireWholeMonths(question.condition, groupBy);
      const statuses = question.condition.choices.STATUS?.ids as LeaveStatus[];
      await Promise.all(statuses.map((status) => mart.prepare(PUBLISHED_TABLES_OF, { status, rules })));
    }
    const answer = await mart.ask(LEAVE_AGGREGATE, question, known ? [known.runId] : []);
    noteNamedPeople(context, {
      action: 'READ_EMPLOYEES',
      asked: { field: 'leaveAggregate', groupBy, asKnownAt: asKnownAt?.toISOString() ?? null },
      filter,
      shownIds: answer.employeeIds,
    });
    for (const [at, { key }] of lists.entries()) noteWrittenList(context, [String(info.path.key), key], answer.rowLists[at]!);
    return {
      dataVersion: known?.dataVersion ?? mart.dataVersion,
      total: answer.total,
      rows: [],
      overlapping: groupBy.includes('PROJECT_ALLOCATION'),
      rowCount: answer.rowCount,
    };
  }
}

/** The measures that a role may see. */
function forRole(names: readonly MeasureName[], role: Role): readonly MeasureName[] {
  return role === 'VIEWER' ? names.filter((name) => (MEASURES[name] as Measure).isShownToViewer) : names;
}

/** @throws {AppError} BAD_USER_INPUT for a measure that earlier states do not know. */
function requireKnown(asked: readonly MeasureName[]): void {
  const isKnown = (name: MeasureName) => (MEASURES[name] as Measure).isKnownAt === true;
  if (asked.every(isKnown)) return;
  const known = MEASURE_NAMES.filter(isKnown);
  throw invalidInput(`Of an earlier state of the data only ${known.slice(0, -1).join(', ')} and ${known.at(-1)} are known.`);
}
