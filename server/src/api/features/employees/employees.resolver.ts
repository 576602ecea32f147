import { Arg, Args, Authorized, Ctx, FieldResolver, Float, ID, Query, Resolver, Root } from 'type-graphql';
import { isSourceId } from '../../../domain/id-text';
import { AppError, invalidInput } from '../../../errors';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Employee } from '../../shared/entities/employee.types';
import { Department, Designation, ProjectAllocation, TeamManager } from '../../shared/filters/dimension.types';
import { departmentsById, designationsById, fiscalYearsById, teamManagersById } from '../../shared/filters/dimensions-by-id';
import { pageCost } from '../../shared/lists/page';
import { noteRead } from '../../shared/read-audit/read-audit';
import { EmployeeArguments } from './employee-arguments';
import { EmployeeConnection } from './employee-connection.types';
import { EmployeeLeaveIssuer } from './employee-leave-issuer.types';
import { allocationsByEmployeeId, leaveIssuersByEmployeeId, takenDaysByEmployee, teamsByUserId } from './employee-loaders';
import { BALANCE_ORDERS } from './employee-orders';
import { readEmployeeQuestion } from './employee-question';
import { readEmployees } from './read-employees';

const EMPLOYEE_COST = 20;
/** As much as a list of balances, because everybody's are computed. */
const BALANCE_ORDER_COST = 500;
const PEOPLE_OF_A_TEAM = 10;

@Authorized(PEOPLE_ROLES)
@Resolver(() => Employee)
export class EmployeesResolver {
  @Query(() => EmployeeConnection, {
    complexity: (options) => (BALANCE_ORDERS.has(options.args.orderBy) ? BALANCE_ORDER_COST : 0) + pageCost(options),
    description: 'People, one by one. A MANAGER sees only the own team. Every read leaves an audit row.',
  })
  async employees(@Ctx() context: ApiContext, @Args(() => EmployeeArguments) asked: EmployeeArguments): Promise<EmployeeConnection> {
    const page = await readEmployees(context, await readEmployeeQuestion(asked, context));
    const { filter, search, orderBy, balanceOf, first, after } = asked;
    noteRead(context, {
      action: 'READ_EMPLOYEES',
      ids: page.nodes.map(({ id }) => id),
      asked: {
        field: 'employees',
        filter: { ...filter },
        search: search ?? null,
        orderBy: orderBy ?? null,
        ...(balanceOf ? { balanceOf: { ...balanceOf } } : {}),
        first: first ?? null,
        after: after ?? null,
      },
    });
    return page;
  }

  @Query(() => Employee, {
    nullable: true,
    complexity: ({ childComplexity }) => EMPLOYEE_COST + childComplexity,
    description:
      'One person. Null: there is none with this number, or the person is not in the team of the MANAGER who asks. Every read leaves ' +
      'an audit row.',
  })
  async employee(
    @Ctx() context: ApiContext,
    @Arg('id', () => ID, { description: "empId of the source: the employee's number." }) id: string,
  ): Promise<Employee | null> {
    const question = await readEmployeeQuestion({ first: 1 }, context);
    const { nodes } = await readEmployees(context, { ...question, choices: { EMPLOYEE: readEmployeeId(id) } });
    const employee = nodes[0] ?? null;
    noteRead(context, { action: 'READ_EMPLOYEES', ids: employee ? [id] : [], asked: { field: 'employee', id } });
    return employee;
  }

  @FieldResolver(() => Department, { nullable: true, description: 'The department today. Null: none.' })
  async department(@Ctx() context: ApiContext, @Root() { departmentId }: Employee): Promise<Department | null> {
    return departmentId === null ? null : departmentsById(context).load(departmentId);
  }

  @FieldResolver(() => Designation, { nullable: true, description: 'The designation (job title) today. Null: none.' })
  async designation(@Ctx() context: ApiContext, @Root() { designationId }: Employee): Promise<Designation | null> {
    return designationId === null ? null : designationsById(context).load(designationId);
  }

  @FieldResolver(() => TeamManager, { nullable: true, description: 'Whose team the person is in today. Null: nobody is known.' })
  async teamManager(@Ctx() context: ApiContext, @Root() { teamManagerId }: Employee): Promise<TeamManager | null> {
    return teamManagerId === null ? null : teamManagersById(context).load(teamManagerId);
  }

  @FieldResolver(() => [Employee], {
    complexity: ({ childComplexity }) => PEOPLE_OF_A_TEAM * childComplexity,
    description: 'Those whose team manager the person is today, by name; retired people are left out. For a MANAGER: of the own team.',
  })
  async team(@Ctx() context: ApiContext, @Root() { userId }: Employee): Promise<Employee[]> {
    const team = await teamsByUserId(context).load(userId);
    noteRead(context, { action: 'READ_EMPLOYEES', ids: team.map(({ id }) => id), asked: { field: 'Employee.team' } });
    return team;
  }

  @FieldResolver(() => [ProjectAllocation], { description: 'Projects and areas that the person is allocated to today, by name.' })
  projectAllocations(@Ctx() context: ApiContext, @Root() { id }: Employee): Promise<ProjectAllocation[]> {
    return allocationsByEmployeeId(context).load(id);
  }

  @FieldResolver(() => [EmployeeLeaveIssuer], {
    description: 'Everybody who decides, or ever decided, on leave of the person; the current one first.',
  })
  leaveIssuers(@Ctx() context: ApiContext, @Root() { id }: Employee): Promise<EmployeeLeaveIssuer[]> {
    return leaveIssuersByEmployeeId(context).load(id);
  }

  @FieldResolver(() => Float, {
    description: 'Days of APPROVED leave of all leave types up to today, charged to a fiscal year. What is ahead of today is not counted.',
  })
  async leaveDaysTaken(
    @Ctx() context: ApiContext,
    @Root() { id }: Employee,
    @Arg('fiscalYearId', () => ID, {
      nullable: true,
      description:
        'The fiscal year. Left out: the one that today is in; where there is none, the one that the source calls current, else the latest.',
    })
    fiscalYearId?: string | null,
  ): Promise<number> {
    if (fiscalYearId === null || fiscalYearId === undefined)
      return takenDaysByEmployee(context).load({ employeeId: id, fiscalYearId: null });
    if (!isSourceId(fiscalYearId)) throw invalidInput('fiscalYearId is not the id of a fiscal year.');
    if (!(await fiscalYearsById(context).load(BigInt(fiscalYearId))))
      throw new AppError('NOT_FOUND', { userMessage: 'There is no fiscal year with this id.' });
    return takenDaysByEmployee(context).load({ employeeId: id, fiscalYearId });
  }
}

function readEmployeeId(id: string) {
  if (id.length > 200) throw invalidInput('id is not the number of an employee.');
  return { ids: [id], orNone: false };
}
