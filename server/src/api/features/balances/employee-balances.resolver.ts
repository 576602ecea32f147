import type { GraphQLResolveInfo } from 'graphql';
import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Arg, Authorized, Ctx, FieldResolver, ID, Info, Resolver, Root } from 'type-graphql';
import { todayIn } from '../../../domain/local-date';
import { KNOWN_AT_COST } from '../../shared/as-known/known-run';
import { PEOPLE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import { Employee } from '../../shared/entities/employee.types';
import { checkDate } from '../../shared/limits/first-date';
import { asksFor } from '../../shared/lists/selected-fields';
import { noteRead } from '../../shared/read-audit/read-audit';
import { balanceKey, LeaveBalance } from './balance.types';
import { AS_OF_DESCRIPTION, FISCAL_YEAR_DESCRIPTION } from './balance-filter.input';
import { balancesOfEmployees } from './employee-balances';
import { LEDGER_FIELDS } from './ledger.types';

const COST = 10;
const USUAL_BALANCES = 4;
const AS_KNOWN_AT_DESCRIPTION =
  'Balances as the system knew them at this moment, after the last run that had ended: leave, entitlements and fiscal years of then, ' +
  'without later corrections. asOf is another matter: the date up to which leave counts as taken. Left out: as known today. Ask it of ' +
  'one employee: it is costly.';

@Authorized(PEOPLE_ROLES)
@Resolver(() => Employee)
export class EmployeeBalancesResolver {
  @FieldResolver(() => [LeaveBalance], {
    complexity: ({ args, childComplexity }) => COST + (args.asKnownAt ? KNOWN_AT_COST : 0) + USUAL_BALANCES * childComplexity,
    description:
      'The balances of one fiscal year, by leave type: of every leave type with an entitlement, also with nothing taken, and of the ' +
      'others where days were used or asked for. Empty for a retired employee without leave in that year. Every read leaves an audit ' +
      'row.',
  })
  async balances(
    @Root() { id }: Employee,
    @Ctx() context: ApiContext,
    @Info() info: GraphQLResolveInfo,
    @Arg('fiscalYearId', () => ID, { nullable: true, description: FISCAL_YEAR_DESCRIPTION }) fiscalYearId?: string | null,
    @Arg('asOf', () => GraphQLLocalDate, { nullable: true, description: AS_OF_DESCRIPTION }) asOf?: string | null,
    @Arg('asKnownAt', () => GraphQLDateTime, { nullable: true, description: AS_KNOWN_AT_DESCRIPTION }) asKnownAt?: Date | null,
  ): Promise<LeaveBalance[]> {
    const question = {
      fiscalYearId: fiscalYearId ?? null,
      asOf: checkDate(asOf ?? todayIn(context.sourceTimeZone, new Date())),
      asKnownAt: asKnownAt?.toISOString() ?? null,
      withLedgers: asksFor(info, LEDGER_FIELDS),
    };
    const balances = await balancesOfEmployees(context).load({ employeeId: id, ...question });
    const { withLedgers: _, ...recorded } = question;
    const asked = { field: 'Employee.balances', ...recorded };
    noteRead(context, { action: 'READ_BALANCES', ids: balances.map(balanceKey), asked });
    return balances;
  }
}
