import type { GraphQLResolveInfo } from 'graphql';
import { Args, Authorized, Ctx, FieldResolver, Info, Query, Resolver, Root } from 'type-graphql';
import { todayIn } from '../../../domain/local-date';
import { AppError } from '../../../errors';
import { requireViewer } from '../../shared/auth/auth-checker';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Employee } from '../../shared/entities/employee.types';
import { employeesById } from '../../shared/entities/employees-by-id';
import { checkDate } from '../../shared/limits/first-date';
import { pageCost, readPageSize } from '../../shared/lists/page';
import { asksFor } from '../../shared/lists/selected-fields';
import { noteRead } from '../../shared/read-audit/read-audit';
import { balanceKey, LeaveBalance } from './balance.types';
import { BalanceArguments, describeAsked } from './balance-arguments';
import { readBalanceConnection } from './balance-connection';
import { BalanceConnection } from './balance-list.types';

import { LEDGER_FIELDS } from './ledger.types';

const COST = 500;

@Authorized(PEOPLE_ROLES)
@Resolver(() => LeaveBalance)
export class BalancesResolver {
  @Query(() => BalanceConnection, {
    complexity: (options) => COST + pageCost(options),
    description:
      'Balances across the organisation, one for each employee and leave type, of employees who are not retired and of any others with ' +
      'leave in the fiscal year. A MANAGER sees only the own team. Every read leaves an audit row.',
  })
  async balances(
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Args(() => BalanceArguments) asked: BalanceArguments,
  ): Promise<BalanceConnection> {
    const { filter, orderBy, first, after } = asked;
    const connection = await readBalanceConnection(context, requireViewer(context.viewer), {
      filter: filter ?? null,
      asOf: checkDate(filter?.asOf ?? todayIn(context.sourceTimeZone, new Date())),
      orderBy: orderBy ?? 'FORFEIT_RISK_DESC',
      size: readPageSize(first),
      after: after ?? null,
      withLedgers: asksFor(info, LEDGER_FIELDS),
    });
    noteRead(context, { action: 'READ_BALANCES', ids: connection.nodes.map(balanceKey), asked: describeAsked(asked) });
    return connection;
  }

  @FieldResolver(() => Employee, { complexity: ({ childComplexity }) => 1 + childComplexity, description: 'Whose balance it is.' })
  async employee(@Root() { employeeId }: LeaveBalance, @Ctx() context: ApiContext): Promise<Employee> {
    const employee = await employeesById(context).load(employeeId);
    if (!employee) throw new AppError('NOT_FOUND', { userMessage: 'There is no employee with this id.' });
    noteRead(context, { action: 'READ_EMPLOYEES', ids: [employeeId], asked: { field: 'LeaveBalance.employee' } });
    return employee;
  }
}
