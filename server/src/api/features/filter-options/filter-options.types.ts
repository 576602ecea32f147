import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import {
  Department,
  Designation,
  FiscalYear,
  LeaveIssuer,
  LeaveType,
  ProjectAllocation,
  TeamManager,
} from '../../shared/filters/dimension.types';
import { LeaveStatus } from '../../shared/filters/leave-status.enum';

@ObjectType({ simpleResolvers: true, description: 'What a filter can be set to. For a MANAGER: what occurs in the own team.' })
export class FilterOptions {
  @Field(() => [FiscalYear], { description: 'In order of their start.' })
  fiscalYears!: FiscalYear[];

  @Field(() => [Department], { description: 'By name.' })
  departments!: Department[];

  @Field(() => [Designation], { description: 'By name.' })
  designations!: Designation[];

  @Field(() => [LeaveType], { description: 'By name.' })
  leaveTypes!: LeaveType[];

  @Field(() => [LeaveStatus], { description: 'Those that occur, from asked for to withdrawn.' })
  statuses!: LeaveStatus[];

  @Field(() => [TeamManager], { description: 'Those whose team has anybody in it, by name.' })
  teamManagers!: TeamManager[];

  @Field(() => [LeaveIssuer], { description: 'By name.' })
  leaveIssuers!: LeaveIssuer[];

  @Field(() => [ProjectAllocation], { description: 'Projects and areas that anybody is allocated to, by name.' })
  projectAllocations!: ProjectAllocation[];

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'First date with leave of any status. Null: there is none.' })
  firstDate!: string | null;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'Last date with leave of any status, which may be ahead of today. Null: there is none.',
  })
  lastDate!: string | null;
}
