import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { MAX_COLLEAGUES, MAX_OVERLAPS } from './coverage.question';
import { CoverageRuleType } from './coverage-rule.types';

@InputType({
  description:
    'Which people, as they are today. The values of a list are alternatives, lists restrict together; "" means people without one.',
})
export class CoverageFilter {
  @Field(() => [ID], { nullable: true, description: 'People of these departments.' })
  departmentIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'People of these designations.' })
  designationIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'People of the teams of these team managers.' })
  teamManagerIds?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'People who are allocated to these projects and areas.' })
  projectAllocationIds?: string[] | null;
}

@InputType({ description: 'Leave that nobody has requested.' })
export class HypotheticalLeaveInput {
  @Field(() => ID, { description: 'Whose: the empId.' })
  employeeId!: string;

  @Field(() => GraphQLLocalDate, { description: 'First date, inclusive.' })
  startDate!: string;

  @Field(() => GraphQLLocalDate, { description: 'Last date, inclusive.' })
  endDate!: string;

  @Field(() => Float, { nullable: true, description: 'Days of leave. Left out: as many as the person is rostered to work on these dates.' })
  days?: number | null;
}

/** The key without `@Field` is for a field resolver. */
@ObjectType({ description: 'Somebody with approved leave on a date.' })
export class CoverageOverlap {
  employeeId!: string;

  @Field(() => Float, { description: 'The share of the date that the leave takes.' })
  days!: number;
}

@ObjectType({ description: 'How many are present on one date, of one group or of everybody, before and after.' })
export class CoverageCell {
  @Field(() => GraphQLLocalDate, { description: 'The date, in the time zone of the source.' })
  date!: string;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is a working day. Null: beyond the dates that the calendar covers.' })
  isWorkingDay!: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Id of the group; "" for people without one. Null without groupBy.' })
  groupId!: string | null;

  @Field(() => String, { nullable: true, description: 'The group in words. Null without groupBy.' })
  groupLabel!: string | null;

  @Field(() => Float, { description: 'What the group is due to work on the date, in days of people.' })
  rostered!: number;

  @Field(() => Float, { description: 'Rostered less approved leave, as it is. Nobody is away for more than they are rostered.' })
  presentBefore!: number;

  @Field(() => Float, { description: 'The same with what was asked.' })
  presentAfter!: number;

  @Field(() => Float, { nullable: true, description: 'presentBefore / rostered. Null: nobody is rostered.' })
  coverageBefore!: number | null;

  @Field(() => Float, { nullable: true, description: 'presentAfter / rostered. Null: nobody is rostered.' })
  coverageAfter!: number | null;

  @Field(() => Int, { description: 'People whose presence differs.' })
  changedCount!: number;

  @Field(() => Int, { description: 'Others who are away on the date, where the presence of somebody falls.' })
  overlapCount!: number;

  @Field(() => [CoverageOverlap], {
    description: `Those of them whom the caller may see, for a MANAGER the own team: the first ${MAX_OVERLAPS} by name.`,
  })
  overlaps!: CoverageOverlap[];
}

@ObjectType({
  simpleResolvers: true,
  description: 'A date on which a rule is broken after and was not before, or on which more is missing than before.',
})
export class CoverageBreak {
  @Field(() => GraphQLLocalDate, { description: 'The date.' })
  date!: string;

  @Field(() => CoverageRuleType, { description: 'The rule that breaks.' })
  rule!: CoverageRuleType;

  @Field(() => Float, { description: 'What has to be present, in days of people.' })
  needed!: number;

  @Field(() => Float, { description: 'What the group of the rule is due to work.' })
  rostered!: number;

  @Field(() => Float, { description: 'What is present as it is.' })
  presentBefore!: number;

  @Field(() => Float, { description: 'What would be present.' })
  presentAfter!: number;
}

@ObjectType({
  simpleResolvers: true,
  description: 'Coverage before and after, date by date. It is advice: nothing is written to the source.',
})
export class CoverageWhatIf {
  @Field(() => String, { description: 'The data version that it is computed from.' })
  dataVersion!: string;

  @Field(() => [CoverageCell], {
    description:
      'Every date of the range, and under groupBy every group of it, groups in the order of their words; with changedOnly those that ' +
      'differ.',
  })
  cells!: CoverageCell[];

  @Field(() => [CoverageBreak], { description: 'By date, then in the order of the rules.' })
  breaks!: CoverageBreak[];
}

/** The key without `@Field` is for a field resolver. */
@ObjectType({ description: 'A colleague with approved leave on a date of a pending leave.' })
export class LeaveColleague {
  employeeId!: string;

  @Field(() => Float, { description: 'Days of theirs on dates of the leave.' })
  days!: number;

  @Field(() => GraphQLLocalDate, { description: 'The first of these dates.' })
  firstDate!: string;

  @Field(() => GraphQLLocalDate, { description: 'The last of them.' })
  lastDate!: string;
}

@ObjectType({ simpleResolvers: true, description: 'What approving one pending leave, and no other, would do.' })
export class LeaveConflicts {
  @Field(() => [CoverageBreak], { description: 'Dates and rules that it would break.' })
  breaks!: CoverageBreak[];

  @Field(() => Int, { description: 'Colleagues with approved leave on a date of the leave.' })
  colleagueCount!: number;

  @Field(() => [LeaveColleague], {
    description: `Those of them whom the caller may see, the most days first, at most ${MAX_COLLEAGUES}.`,
  })
  colleagues!: LeaveColleague[];
}
