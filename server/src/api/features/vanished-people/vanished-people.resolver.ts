import { GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { AppError } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import type { ApiContext } from '../../shared/context';
import { Employee } from '../../shared/entities/employee.types';
import { employeesById } from '../../shared/entities/employees-by-id';
import { noteRead } from '../../shared/read-audit/read-audit';
import { resolveVanished } from './resolve-vanished-people';
import { readVanished } from './vanished-people.sql';
import { VanishedAs, VanishedPerson } from './vanished-person.types';

const COST = 100;

@Authorized('ADMIN')
@Resolver(() => VanishedPerson)
export class VanishedPeopleResolver {
  @Query(() => [VanishedPerson], {
    complexity: ({ childComplexity }) => COST + 10 * childComplexity,
    description: 'People whose records have all vanished and about whom nobody has decided, the longest gone first.',
  })
  async vanishedPeople(@Ctx() context: ApiContext): Promise<VanishedPerson[]> {
    const people = await readVanished(context.prisma);
    noteRead(context, { action: 'READ_EMPLOYEES', ids: people.map(({ employeeId }) => employeeId), asked: { field: 'vanishedPeople' } });
    return people;
  }

  @FieldResolver(() => Employee, { complexity: ({ childComplexity }) => 1 + childComplexity, description: 'Who it is.' })
  async employee(@Root() { employeeId }: VanishedPerson, @Ctx() context: ApiContext): Promise<Employee> {
    const employee = await employeesById(context).load(employeeId);
    if (!employee) throw new AppError('NOT_FOUND', { userMessage: 'There is no employee with this id.' });
    return employee;
  }

  @Mutation(() => Int, {
    complexity: COST,
    description:
      "Decides, in the caller's name, what happened to vanished people; the next run carries it out. Answers about how many people it " +
      'is. Records that come back undo it.',
  })
  resolveVanishedPeople(
    @Ctx() { prisma, viewer }: ApiContext,
    @Arg('employeeIds', () => [ID], { description: 'Of vanishedPeople.' }) employeeIds: string[],
    @Arg('as', () => VanishedAs, { description: 'What happened to all of them.' }) as: VanishedAs,
    @Arg('leftOn', () => GraphQLLocalDate, {
      nullable: true,
      description: 'Only with LEFT: their last day of employment. Left out: the last date of the leave of each.',
    })
    leftOn?: string | null,
  ): Promise<number> {
    return resolveVanished(prisma, requireViewer(viewer), { employeeIds, as, leftOn: leftOn ?? null });
  }
}
