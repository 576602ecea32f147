import 'reflect-metadata';
import { createPubSub } from '@graphql-yoga/subscription';
import type { GraphQLSchema } from 'graphql';
import { buildSchema } from 'type-graphql';
import { AbsencesResolver } from './features/absences/absences.resolver';
import { AdministrationResolver } from './features/administration/administration.resolver';
import { LeaveAggregateResolver } from './features/analytics/leave-aggregate.resolver';
import { BalanceForecastResolver } from './features/balance-forecast/balance-forecast.resolver';
import { BalancesResolver } from './features/balances/balances.resolver';
import { EmployeeBalancesResolver } from './features/balances/employee-balances.resolver';
import { BradfordResolver } from './features/bradford/bradford.resolver';
import { CalendarFeedsResolver } from './features/calendar-feeds/calendar-feeds.resolver';
import { CheckFieldsResolver } from './features/checks/check-fields.resolver';
import { CheckFindingFieldsResolver } from './features/checks/check-finding-fields.resolver';
import { ChecksResolver } from './features/checks/checks.resolver';
import { CoverageResolver } from './features/coverage-what-if/coverage.resolver';
import { CoverageRulesResolver } from './features/coverage-what-if/coverage-rules.resolver';
import { LeaveColleagueResolver, LeaveConflictsResolver } from './features/coverage-what-if/leave-conflicts.resolver';
import { DataHealthResolver, UnknownStatusResolver } from './features/data-health/data-health.resolver';
import { HealthResolver } from './features/data-health/health.resolver';
import { EmployeesResolver } from './features/employees/employees.resolver';
import { ErasureResolver } from './features/erasure/erasure.resolver';
import { ExplainChangeResolver } from './features/evidence/explain-change.resolver';
import { LeaveHistoryResolver, LeaveVersionResolver } from './features/evidence/leave-history.resolver';
import { RunChangesResolver, RunDifferenceResolver } from './features/evidence/run-difference.resolver';
import { FilterOptionsResolver } from './features/filter-options/filter-options.resolver';
import { LeaveForecastResolver } from './features/forecast/leave-forecast.resolver';
import { LeaveInfoResolver } from './features/leave-info/leave-info.resolver';
import { EmployeeLeavesResolver } from './features/leaves/employee-leaves.resolver';
import { LeavesResolver } from './features/leaves/leaves.resolver';
import { VanishedPeopleResolver } from './features/vanished-people/vanished-people.resolver';
import { WorkforceResolver } from './features/workforce/workforce.resolver';
import { WorkingCalendarResolver } from './features/working-calendar/working-calendar.resolver';
import { checkAuthorization } from './shared/auth/auth-checker';

/** The executable schema. `schema.graphql` is its print. */
export function buildApiSchema(): Promise<GraphQLSchema> {
  return buildSchema({
    resolvers: [
      HealthResolver,
      DataHealthResolver,
      UnknownStatusResolver,
      FilterOptionsResolver,
      LeaveAggregateResolver,
      LeaveForecastResolver,
      AdministrationResolver,
      WorkingCalendarResolver,
      WorkforceResolver,
      LeavesResolver,
      LeaveInfoResolver,
      AbsencesResolver,
      CalendarFeedsResolver,
      EmployeesResolver,
      EmployeeLeavesResolver,
      BradfordResolver,
      BalanceForecastResolver,
      BalancesResolver,
      EmployeeBalancesResolver,
      LeaveHistoryResolver,
      LeaveVersionResolver,
      ExplainChangeResolver,
      RunDifferenceResolver,
      RunChangesResolver,
      VanishedPeopleResolver,
      ChecksResolver,
      CheckFieldsResolver,
      CheckFindingFieldsResolver,
      CoverageRulesResolver,
      CoverageResolver,
      LeaveConflictsResolver,
      LeaveColleagueResolver,
      ErasureResolver,
    ],
    authChecker: checkAuthorization,
    // type-graphql insists on one; each subscription subscribes to the events of its context.
    pubSub: createPubSub(),
    // Inputs are checked against their meaning where they are used.
    validate: false,
  });
}
