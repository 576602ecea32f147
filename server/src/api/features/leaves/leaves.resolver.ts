import { Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { toDays } from '../../../domain/micro-days';
import { AppError } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Employee } from '../../shared/entities/employee.types';
import { employeesById } from '../../shared/entities/employees-by-id';
import { Leave } from '../../shared/entities/leave.types';
import { FiscalYear, LeaveIssuer, LeaveType } from '../../shared/filters/dimension.types';
import { fiscalYearsById, leaveIssuersById, leaveTypesById } from '../../shared/filters/dimensions-by-id';
import { pageCost } from '../../shared/lists/page';
import { noteRead } from '../../shared/read-audit/read-audit';
import { describeAsked, LeaveArguments, readLeaveQuestion } from './leave-arguments';
import { LeaveConnection } from './leave-connection.types';
import { LeaveDayFact, LeaveFlag } from './leave-day-fact.types';
import { spreadDaysOfLeaves } from './leave-loaders';
import { readLeaves } from './read-leaves';

const DATES_OF_A_LEAVE = 5;

@Authorized(PEOPLE_ROLES)
@Resolver(() => Leave)
export class LeavesResolver {
  @Query(() => LeaveConnection, {
    complexity: pageCost,
    description:
      "Leaves, one by one. The rows behind a cell of leaveAggregate: the same filter with the ids of the cell's keys. A MANAGER sees " +
      'only the own team. Every read leaves an audit row.',
  })
  async leaves(@Ctx() context: ApiContext, @Args(() => LeaveArguments) asked: LeaveArguments): Promise<LeaveConnection> {
    const page = await readLeaves(context, readLeaveQuestion(asked, requireViewer(context.viewer)));
    noteRead(context, { action: 'READ_LEAVES', ids: page.nodes.map(({ id }) => id), asked: describeAsked('leaves', asked) });
    return page;
  }

  @FieldResolver(() => Employee, { description: 'Whose leave it is.' })
  async employee(@Ctx() context: ApiContext, @Root() { employeeId }: Leave): Promise<Employee> {
    const employee = found(await employeesById(context).load(employeeId));
    noteRead(context, { action: 'READ_EMPLOYEES', ids: [employeeId], asked: { field: 'Leave.employee' } });
    return employee;
  }

  @FieldResolver(() => LeaveType, { description: 'The leave type of the record.' })
  async leaveType(@Ctx() context: ApiContext, @Root() { leaveTypeId }: Leave): Promise<LeaveType> {
    return found(await leaveTypesById(context).load(leaveTypeId));
  }

  @FieldResolver(() => FiscalYear, { description: 'The fiscal year that the record is charged to, regardless of its dates.' })
  async fiscalYear(@Ctx() context: ApiContext, @Root() { fiscalId }: Leave): Promise<FiscalYear> {
    return found(await fiscalYearsById(context).load(fiscalId));
  }

  @FieldResolver(() => LeaveIssuer, {
    nullable: true,
    description: 'Who decides on it: the current issuer, or the default one where there is none. Null: neither.',
  })
  async leaveIssuer(@Ctx() context: ApiContext, @Root() { leaveIssuerId }: Leave): Promise<LeaveIssuer | null> {
    return leaveIssuerId === null ? null : leaveIssuersById(context).load(leaveIssuerId);
  }

  @FieldResolver(() => LeaveIssuer, { nullable: true, description: 'The default issuer of the record. Null: none.' })
  async defaultLeaveIssuer(@Ctx() context: ApiContext, @Root() { defaultLeaveIssuerId }: Leave): Promise<LeaveIssuer | null> {
    return defaultLeaveIssuerId === null ? null : leaveIssuersById(context).load(defaultLeaveIssuerId);
  }

  @FieldResolver(() => [LeaveDayFact], {
    complexity: ({ childComplexity }) => DATES_OF_A_LEAVE * childComplexity,
    description: 'Its dates with their shares of its days, all of them, including days outside of the filter.',
  })
  async dayFacts(@Ctx() context: ApiContext, @Root() leave: Leave): Promise<LeaveDayFact[]> {
    const spread = await spreadDaysOfLeaves(context).load(leave);
    return (spread?.facts ?? []).map(({ date, micro }) => ({ date, leaveDays: toDays(micro) }));
  }

  @FieldResolver(() => [LeaveFlag], { description: 'What has to be known about how its days spread over its dates; usually empty.' })
  async flags(@Ctx() context: ApiContext, @Root() leave: Leave): Promise<LeaveFlag[]> {
    const spread = await spreadDaysOfLeaves(context).load(leave);
    if (!spread) return [];
    const flags: [LeaveFlag, boolean][] = [
      ['PRORATED', spread.isProrated],
      ['INCLUDES_NON_WORKING', spread.includesNonWorking],
      ['OUTSIDE_FISCAL_YEAR', spread.isOutsideFiscalYear],
    ];
    return flags.flatMap(([flag, isRaised]) => (isRaised ? [flag] : []));
  }
}

// Rows of a dimension and of people are never deleted.
function found<Entity>(entity: Entity | null): Entity {
  if (entity) return entity;
  throw new AppError('NOT_FOUND', { userMessage: 'What this leave refers to is not there any more. Ask again.' });
}
