import type { GraphQLResolveInfo } from 'graphql';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Authorized, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { parseLocalDate } from '../../../domain/local-date';
import { AppError, invalidInput } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Employee } from '../../shared/entities/employee.types';
import { employeesById } from '../../shared/entities/employees-by-id';
import { LeaveType } from '../../shared/filters/dimension.types';
import { leaveTypesById } from '../../shared/filters/dimensions-by-id';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import { LeaveFilter } from '../../shared/filters/leave-filter.input';
import type { LeaveStatus } from '../../shared/filters/leave-status.enum';
import { asksFor } from '../../shared/lists/selected-fields';
import { AbsenceGrouping } from '../../shared/people-groups/absence-grouping.enum';
import { noteRead } from '../../shared/read-audit/read-audit';
import { ABSENCES, type AbsencesAnswer } from './absences.question';
import { Absence, AbsenceDate, Absences } from './absences.types';

export const MAX_DATES = 92;
const STATUSES: readonly LeaveStatus[] = ['APPROVED', 'REQUESTED', 'REJECTED'];
const LEAVES: ReadonlySet<string> = new Set(['absences']);
const COST = 500;
const COST_OF_A_FIELD = 20;

@Authorized(PEOPLE_ROLES)
@Resolver(() => Absence)
export class AbsencesResolver {
  @Query(() => Absences, {
    complexity: ({ childComplexity }) => COST + COST_OF_A_FIELD * childComplexity,
    description:
      'Who is away, date by date: approved leave with the share of people present, pending leave apart. A MANAGER sees only the own ' +
      'team; forbidden to a VIEWER, as a date is about few people. Every read leaves an audit row.',
  })
  async absences(
    @Ctx() context: ApiContext,
    @Arg('dateFrom', () => GraphQLLocalDate, { description: 'First date, inclusive.' }) dateFrom: string,
    @Arg('dateTo', () => GraphQLLocalDate, { description: `Last date, inclusive; at most ${MAX_DATES} dates in all.` }) dateTo: string,
    @Arg('filter', () => LeaveFilter, {
      nullable: true,
      description:
        'Whose absence, and which leave. Its statuses are APPROVED, REQUESTED and REJECTED, others are left out; without any: APPROVED ' +
        'and REQUESTED. REJECTED leave is listed and counts nowhere. It takes no dateFrom and dateTo of its own.',
    })
    filter: LeaveFilter | null | undefined,
    @Arg('groupBy', () => AbsenceGrouping, { nullable: true, description: 'Left out: everybody under the filter together.' })
    groupBy: AbsenceGrouping | null | undefined,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Absences> {
    const viewer = requireViewer(context.viewer);
    const length = (parseLocalDate(dateTo) ?? Number.NaN) - (parseLocalDate(dateFrom) ?? Number.NaN) + 1;
    if (!(length >= 1 && length <= MAX_DATES)) throw invalidInput(`dateTo must be from 0 to ${MAX_DATES - 1} days after dateFrom.`);
    if (filter?.dateFrom || filter?.dateTo) throw invalidInput('The dates are those of absences itself; leave them out of the filter.');
    const asked = filter?.statuses?.length ? filter.statuses : (['APPROVED', 'REQUESTED'] as const);
    const statuses = asked.filter((status) => STATUSES.includes(status));
    if (statuses.length === 0) throw invalidInput('Only APPROVED, REQUESTED and REJECTED leave is looked at here.');
    const answer = await context.mart.ask(ABSENCES, {
      condition: { ...readCondition({ ...filter, statuses }, viewer), dateFrom, dateTo },
      scope: scopeOf(viewer),
      groupBy: groupBy ?? null,
      // Only counts are few rows, however many people there are.
      withLeaves: asksFor(info, LEAVES),
    });
    noteRead(context, {
      action: 'READ_ABSENCES',
      ids: answer.leaves.map(({ leaveId }) => leaveId),
      asked: { field: 'absences', dateFrom, dateTo, filter: { ...filter }, groupBy: groupBy ?? null },
    });
    return { dataVersion: context.mart.dataVersion, dates: listLeaves(answer) };
  }

  @FieldResolver(() => Employee, { description: 'Who is away.' })
  async employee(@Ctx() context: ApiContext, @Root() { employeeId }: Absence): Promise<Employee> {
    const employee = await employeesById(context).load(employeeId);
    if (!employee) throw new AppError('NOT_FOUND', { userMessage: 'This person is not there any more. Ask again.' });
    noteRead(context, { action: 'READ_EMPLOYEES', ids: [employeeId], asked: { field: 'Absence.employee' } });
    return employee;
  }

  @FieldResolver(() => LeaveType, { description: 'The leave type of the record.' })
  async leaveType(@Ctx() context: ApiContext, @Root() { leaveTypeId }: Absence): Promise<LeaveType> {
    const leaveType = await leaveTypesById(context).load(BigInt(leaveTypeId));
    if (!leaveType) throw new AppError('NOT_FOUND', { userMessage: 'This leave type is not there any more. Ask again.' });
    return leaveType;
  }
}

/** The dates with the leaves that they name by place. */
function listLeaves({ dates, leaves }: AbsencesAnswer): AbsenceDate[] {
  return dates.map((date) => ({ ...date, absences: date.absences.map(({ leave, days }) => ({ ...leaves[leave]!, days })) }));
}
