import { Authorized, Ctx, Query, Resolver } from 'type-graphql';
import { requireViewer } from '../../shared/auth/auth-checker';
import { AGGREGATE_ROLES } from '../../shared/auth/role';
import type { ApiContext } from '../../shared/context';
import {
  Department,
  Designation,
  FiscalYear,
  LeaveIssuer,
  LeaveType,
  ProjectAllocation,
  TeamManager,
} from '../../shared/filters/dimension.types';
import {
  readDepartments,
  readDesignations,
  readLeaveIssuers,
  readLeaveTypes,
  readProjectAllocations,
  readTeamManagers,
} from '../../shared/filters/dimension-lists';
import { readFiscalYears } from '../../shared/filters/fiscal-years';
import { scopeOf } from '../../shared/filters/leave-condition';
import { FilterOptions } from './filter-options.types';
import { LEAVE_EXTENT } from './leave-extent.question';

const LIST_COST = 100;
const OPTIONS_COST = 500;

@Authorized(AGGREGATE_ROLES)
@Resolver()
export class FilterOptionsResolver {
  @Query(() => FilterOptions, { complexity: OPTIONS_COST, description: 'Everything that a filter can be set to, in one answer.' })
  async filterOptions(@Ctx() { prisma, mart, viewer }: ApiContext): Promise<FilterOptions> {
    const asking = requireViewer(viewer);
    const [fiscalYears, departments, designations, leaveTypes, teamManagers, leaveIssuers, projectAllocations, extent] = await Promise.all([
      readFiscalYears(prisma),
      readDepartments(prisma, asking),
      readDesignations(prisma, asking),
      readLeaveTypes(prisma),
      readTeamManagers(prisma, asking),
      readLeaveIssuers(prisma, asking),
      readProjectAllocations(prisma, asking),
      mart.ask(LEAVE_EXTENT, { scope: scopeOf(asking) }),
    ]);
    return { ...extent, fiscalYears, departments, designations, leaveTypes, teamManagers, leaveIssuers, projectAllocations };
  }

  @Query(() => [Department], { complexity: LIST_COST, description: 'All departments, by name. For a MANAGER: those of the own team.' })
  departments(@Ctx() { prisma, viewer }: ApiContext): Promise<Department[]> {
    return readDepartments(prisma, requireViewer(viewer));
  }

  @Query(() => [Designation], { complexity: LIST_COST, description: 'All designations, by name. For a MANAGER: those of the own team.' })
  designations(@Ctx() { prisma, viewer }: ApiContext): Promise<Designation[]> {
    return readDesignations(prisma, requireViewer(viewer));
  }

  @Query(() => [LeaveType], { complexity: LIST_COST, description: 'All leave types, by name.' })
  leaveTypes(@Ctx() { prisma }: ApiContext): Promise<LeaveType[]> {
    return readLeaveTypes(prisma);
  }

  @Query(() => [FiscalYear], { complexity: LIST_COST, description: 'All fiscal years, in order of their start.' })
  fiscalYears(@Ctx() { prisma }: ApiContext): Promise<FiscalYear[]> {
    return readFiscalYears(prisma);
  }

  @Query(() => [TeamManager], {
    complexity: LIST_COST,
    description: 'Everybody who manages a team today, by name. For a MANAGER: of the own team.',
  })
  teamManagers(@Ctx() { prisma, viewer }: ApiContext): Promise<TeamManager[]> {
    return readTeamManagers(prisma, requireViewer(viewer));
  }

  @Query(() => [LeaveIssuer], {
    complexity: LIST_COST,
    description: 'Everybody who decides on leave, by name. For a MANAGER: on that of the own team.',
  })
  leaveIssuers(@Ctx() { prisma, viewer }: ApiContext): Promise<LeaveIssuer[]> {
    return readLeaveIssuers(prisma, requireViewer(viewer));
  }

  @Query(() => [ProjectAllocation], {
    complexity: LIST_COST,
    description: 'Projects and areas that anybody is allocated to today, by name. For a MANAGER: anybody of the own team.',
  })
  projectAllocations(@Ctx() { prisma, viewer }: ApiContext): Promise<ProjectAllocation[]> {
    return readProjectAllocations(prisma, requireViewer(viewer));
  }
}
