import { Args, Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Employee } from '../../shared/entities/employee.types';
import { Leave } from '../../shared/entities/leave.types';
import { pageCost } from '../../shared/lists/page';
import { noteRead } from '../../shared/read-audit/read-audit';
import { describeAsked, LeaveArguments, readLeaveQuestion } from './leave-arguments';
import { LeaveConnection } from './leave-connection.types';
import { lastLeavesByEmployeeId, leavesOfEmployees } from './leave-loaders';

@Authorized(PEOPLE_ROLES)
@Resolver(() => Employee)
export class EmployeeLeavesResolver {
  @FieldResolver(() => LeaveConnection, { complexity: pageCost, description: 'Leave of the person, as in the root field leaves.' })
  async leaves(
    @Ctx() context: ApiContext,
    @Root() { id }: Employee,
    @Args(() => LeaveArguments) asked: LeaveArguments,
  ): Promise<LeaveConnection> {
    const question = readLeaveQuestion(asked, requireViewer(context.viewer));
    const page = await leavesOfEmployees(context).load({ employeeId: id, question });
    noteRead(context, { action: 'READ_LEAVES', ids: page.nodes.map((leave) => leave.id), asked: describeAsked('Employee.leaves', asked) });
    return page;
  }

  @FieldResolver(() => Leave, {
    nullable: true,
    description: 'The APPROVED leave that began last, up to today; it may still go on. Null: none has begun yet.',
  })
  async lastLeave(@Ctx() context: ApiContext, @Root() { id }: Employee): Promise<Leave | null> {
    const leave = await lastLeavesByEmployeeId(context).load(id);
    noteRead(context, { action: 'READ_LEAVES', ids: leave ? [leave.id] : [], asked: { field: 'Employee.lastLeave' } });
    return leave;
  }
}
