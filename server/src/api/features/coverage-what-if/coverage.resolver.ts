import type { GraphQLResolveInfo } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Authorized, Ctx, FieldResolver, ID, Info, Query, Resolver, Root } from 'type-graphql';
import { parseLocalDate } from '../../../domain/local-date';
import { AppError, invalidInput } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Employee } from '../../shared/entities/employee.types';
import { employeesById } from '../../shared/entities/employees-by-id';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import { asksFor } from '../../shared/lists/selected-fields';
import { AbsenceGrouping } from '../../shared/people-groups/absence-grouping.enum';
import { noteRead } from '../../shared/read-audit/read-audit';
import { COVERAGE_WHAT_IF } from './coverage.question';
import { CoverageFilter, CoverageOverlap, CoverageWhatIf, HypotheticalLeaveInput } from './coverage.types';
import { readCoverageRules } from './coverage-rules';
import { nameBreaks } from './name-breaks';

const MAX_DATES = 92;
const MAX_LEAVES = 200;
const MAX_ADDED = 50;
const OVERLAPS: ReadonlySet<string> = new Set(['overlaps']);
const COST = 500;
const COST_OF_A_FIELD = 20;

@Authorized(PEOPLE_ROLES)
@Resolver(() => CoverageOverlap)
export class CoverageResolver {
  @Query(() => CoverageWhatIf, {
    complexity: ({ childComplexity }) => COST + COST_OF_A_FIELD * childComplexity,
    description:
      'What coverage would be if leave were approved, rejected or added. A MANAGER gets the groups with people of the own team, with ' +
      'all people of these groups counted, and names leave and sees people of the own team only. Every read of people leaves an audit ' +
      'row.',
  })
  async coverageWhatIf(
    @Ctx() context: ApiContext,
    @Arg('dateFrom', () => GraphQLLocalDate, { description: 'First date, inclusive.' }) dateFrom: string,
    @Arg('dateTo', () => GraphQLLocalDate, { description: `Last date, inclusive; at most ${MAX_DATES} dates in all.` }) dateTo: string,
    @Arg('groupBy', () => AbsenceGrouping, { nullable: true, description: 'Left out: everybody together.' })
    groupBy: AbsenceGrouping | null | undefined,
    @Arg('filter', () => CoverageFilter, {
      nullable: true,
      description:
        'Whose coverage is counted; left out: that of everybody. Rules are about all people of their groups. For a MANAGER a filter by ' +
        'anything but the groups of groupBy counts people of the own team only.',
    })
    filter: CoverageFilter | null | undefined,
    @Arg('approve', () => [ID], { nullable: true, description: `Ids of leaves that would be approved, at most ${MAX_LEAVES}.` })
    approve: string[] | null | undefined,
    @Arg('approveAllPending', () => Boolean, {
      nullable: true,
      description: 'Every pending leave of people under the filter would be approved but those in reject.',
    })
    approveAllPending: boolean | null | undefined,
    @Arg('reject', () => [ID], { nullable: true, description: `Ids of leaves that would not be approved, at most ${MAX_LEAVES}.` })
    reject: string[] | null | undefined,
    @Arg('add', () => [HypotheticalLeaveInput], { nullable: true, description: `Leave that nobody has requested, at most ${MAX_ADDED}.` })
    add: HypotheticalLeaveInput[] | null | undefined,
    @Arg('changedOnly', () => Boolean, {
      nullable: true,
      description: 'Whether only dates and groups are answered on which the presence of somebody differs.',
    })
    changedOnly: boolean | null | undefined,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CoverageWhatIf> {
    const length = (parseLocalDate(dateTo) ?? Number.NaN) - (parseLocalDate(dateFrom) ?? Number.NaN) + 1;
    if (!(length >= 1 && length <= MAX_DATES)) throw invalidInput(`dateTo must be from 0 to ${MAX_DATES - 1} days after dateFrom.`);
    for (const [name, ids] of Object.entries({ approve, reject })) {
      if (ids && ids.length > MAX_LEAVES) throw invalidInput(`${name} may name at most ${MAX_LEAVES} leaves.`);
    }
    if (add && add.length > MAX_ADDED) throw invalidInput(`add may hold at most ${MAX_ADDED} leaves.`);
    const rules = await readCoverageRules(context.prisma);
    const asked = {
      dateFrom,
      dateTo,
      groupBy: groupBy ?? null,
      approve: approve ?? [],
      approveAllPending: approveAllPending ?? false,
      reject: reject ?? [],
      add: (add ?? []).map(({ employeeId, startDate, endDate, days }) => ({ employeeId, startDate, endDate, days: days ?? null })),
    };
    const viewer = requireViewer(context.viewer);
    const withOverlaps = asksFor(info, OVERLAPS);
    const { cells, breaks } = await context.mart.ask(COVERAGE_WHAT_IF, {
      ...asked,
      people: readCondition(filter, viewer),
      scope: scopeOf(viewer),
      rules,
      changedOnly: changedOnly ?? false,
      withOverlaps,
    });
    if (withOverlaps) {
      const ids = cells.flatMap(({ overlaps }) => overlaps.map(({ employeeId }) => employeeId));
      noteRead(context, { action: 'READ_ABSENCES', ids, asked: { field: 'coverageWhatIf', ...asked, filter: { ...filter } } });
    }
    return { dataVersion: context.mart.dataVersion, cells, breaks: nameBreaks(breaks, rules) };
  }

  @FieldResolver(() => Employee, { description: 'Who is away.' })
  async employee(@Ctx() context: ApiContext, @Root() { employeeId }: CoverageOverlap): Promise<Employee> {
    const employee = await employeesById(context).load(employeeId);
    if (!employee) throw new AppError('NOT_FOUND', { userMessage: 'This person is not there any more. Ask again.' });
    noteRead(context, { action: 'READ_EMPLOYEES', ids: [employeeId], asked: { field: 'CoverageOverlap.employee' } });
    return employee;
  }
}
