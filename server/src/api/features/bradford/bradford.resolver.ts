import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Authorized, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { addDays, parseLocalDate, todayIn } from '../../../domain/local-date';
import { AppError, invalidInput } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import { SENSITIVE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Employee } from '../../shared/entities/employee.types';
import { employeesById } from '../../shared/entities/employees-by-id';
import { readCondition, scopeOf } from '../../shared/filters/leave-condition';
import { LeaveFilter } from '../../shared/filters/leave-filter.input';
import { FIRST_DESCRIPTION, pageCost, readPageSize } from '../../shared/lists/page';
import { noteRead } from '../../shared/read-audit/read-audit';
import { BRADFORD } from './bradford.question';
import { BradfordScore } from './bradford.types';

const DAYS_OF_52_WEEKS = 364;

@Authorized(SENSITIVE_ROLES)
@Resolver(() => BradfordScore)
export class BradfordResolver {
  @Query(() => [BradfordScore], {
    complexity: pageCost,
    description:
      'Bradford factors, the highest first: spells squared times days of approved leave in the 52 weeks up to asOf. Only for HR and ' +
      'ADMIN, and part of no other figure. Every read leaves an audit row.',
  })
  async bradford(
    @Ctx() context: ApiContext,
    @Arg('filter', () => LeaveFilter, {
      nullable: true,
      description: 'Whose leave, and which: leaveTypeIds for only sick leave. It takes no statuses, dateFrom and dateTo of its own.',
    })
    filter: LeaveFilter | null | undefined,
    @Arg('asOf', () => GraphQLLocalDate, {
      nullable: true,
      description: 'Last date of the 52 weeks, inclusive. Left out: today in the time zone of the source.',
    })
    asOf: string | null | undefined,
    @Arg('first', () => Int, { nullable: true, description: FIRST_DESCRIPTION }) first: number | null | undefined,
  ): Promise<BradfordScore[]> {
    const viewer = requireViewer(context.viewer);
    if (filter?.statuses?.length || filter?.dateFrom || filter?.dateTo) {
      throw new AppError('BAD_USER_INPUT', {
        userMessage: 'A Bradford factor is of approved leave in 52 weeks: leave out statuses and dates.',
      });
    }
    const dateTo = asOf ?? todayIn(context.sourceTimeZone, new Date());
    if (parseLocalDate(dateTo) === null) throw invalidInput('asOf must be a date from 0100-01-01 on.');
    const scores = await context.mart.ask(BRADFORD, {
      condition: readCondition({ ...filter, dateFrom: addDays(dateTo, 1 - DAYS_OF_52_WEEKS), dateTo }, viewer),
      scope: scopeOf(viewer),
      limit: readPageSize(first),
    });
    const asked = { field: 'bradford', filter: { ...filter }, asOf: dateTo, first: first ?? null };
    noteRead(context, { action: 'READ_EMPLOYEES', ids: scores.map(({ employeeId }) => employeeId), asked });
    return scores;
  }

  @FieldResolver(() => Employee, { description: 'Who it is about.' })
  async employee(@Ctx() context: ApiContext, @Root() { employeeId }: BradfordScore): Promise<Employee> {
    const employee = await employeesById(context).load(employeeId);
    if (!employee) throw new AppError('NOT_FOUND', { userMessage: 'This person is not there any more. Ask again.' });
    return employee;
  }
}
