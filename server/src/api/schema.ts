import 'reflect-metadata';
import { createPubSub } from '@graphql-yoga/subscription';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AbsencesResolver } from './absences/absences.resolver';
import { AdministrationResolver } from './administration/administration.resolver';
import { checkAuthorization } from './auth/auth-checker';
import { BalancesResolver } from './balances/balances.resolver';
import { EmployeeBalancesResolver } from './balances/employee-balances.resolver';
import { BradfordResolver } from './bradford/bradford.resolver';
import { CalendarFeedsResolver } from './calendar-feeds/calendar-feeds.resolver';
import { DataHealthResolver } from './data-health/data-health.resolver';
import { EmployeesResolver } from './employees/employees.resolver';
import { ExplainChangeResolver } from './evidence/explain-change.resolver';
import { LeaveHistoryResolver } from './evidence/leave-history.resolver';
import { FilterOptionsResolver } from './filters/filter-options.resolver';
import { HealthResolver } from './health/health.resolver';
import { LeaveAggregateResolver } from './leave-aggregate/leave-aggregate.resolver';
import { LeaveInfoResolver } from './leave-info/leave-info.resolver';
import { EmployeeLeavesResolver } from './leaves/employee-leaves.resolver';
import { LeavesResolver } from './leaves/leaves.resolver';
import { WorkingCalendarResolver } from './working-calendar/working-calendar.resolver';

/** The executable schema. `schema.graphql` is its print. */
export function buildApiSchema(): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: [
      HealthResolver,
      DataHealthResolver,
      FilterOptionsResolver,
      LeaveAggregateResolver,
      AdministrationResolver,
      WorkingCalendarResolver,
      LeavesResolver,
      LeaveInfoResolver,
      AbsencesResolver,
      CalendarFeedsResolver,
      EmployeesResolver,
      EmployeeLeavesResolver,
      BradfordResolver,
      BalancesResolver,
      EmployeeBalancesResolver,
      LeaveHistoryResolver,
      ExplainChangeResolver,
    ],
    authChecker: checkAuthorization,
    // type-graphql insists on one; each subscription subscribes to the events of its context.
    pubSub: createPubSub(),
    // Inputs are checked against their meaning where they are used.
    validate: false,
  });
}
