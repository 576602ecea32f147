import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';

@ObjectType({ simpleResolvers: true, description: 'A department. The source gives no id: its description is its key.' })
export class Department {
  @Field(() => ID, { description: 'An id of this system, stable as long as the department keeps its description.' })
  id!: string;

  @Field(() => String, { description: 'The description, as the source writes it.' })
  name!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A designation: a job title.' })
export class Designation {
  @Field(() => ID, { description: 'designationId of the source.' })
  id!: string;

  @Field(() => String, { description: 'The title, as the newest record of the source writes it.' })
  name!: string;
}

@ObjectType({ simpleResolvers: true, description: 'A leave type, such as annual or sick leave, as in its newest record.' })
export class LeaveType {
  @Field(() => ID, { description: 'leaveTypeId of the source.' })
  id!: string;

  @Field(() => String, { description: 'The name, as the source writes it.' })
  name!: string;

  @Field(() => Float, { nullable: true, description: 'Days a person is entitled to in a fiscal year. Null: the source does not say.' })
  defaultDays!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Unused days that may carry over into the next fiscal year. Null: the source does not say.',
  })
  transferableDays!: number | null;

  @Field(() => Boolean, { description: 'Whether the source marks the type as one to be taken in one stretch.' })
  isConsecutive!: boolean;
}

export const FiscalYearFlag = { GAP_BEFORE: 'GAP_BEFORE', OVERLAPS_PREVIOUS: 'OVERLAPS_PREVIOUS' } as const;
export type FiscalYearFlag = (typeof FiscalYearFlag)[keyof typeof FiscalYearFlag];

registerEnumType(FiscalYearFlag, {
  name: 'FiscalYearFlag',
  description: 'What is odd about the borders of a fiscal year.',
  valuesConfig: {
    GAP_BEFORE: { description: 'There are calendar dates between the end of the fiscal year before and the start of this one.' },
    OVERLAPS_PREVIOUS: { description: 'It starts before the fiscal year before it has ended.' },
  },
});

@ObjectType({ simpleResolvers: true, description: 'A fiscal year of the source. Fiscal years need not be of one length.' })
export class FiscalYear {
  @Field(() => ID, { description: 'fiscalId of the source.' })
  id!: string;

  @Field(() => String, {
    description:
      'Such as 2023/24; 2024 where it begins and ends in one calendar year. Fiscal years that share it are told apart by their first ' +
      'date: 2023/24 (from Jul 11).',
  })
  label!: string;

  @Field(() => GraphQLLocalDate, { description: 'First date, inclusive.' })
  startDate!: string;

  @Field(() => GraphQLLocalDate, { description: 'Last date, inclusive.' })
  endDate!: string;

  @Field(() => Boolean, { description: 'Whether the source calls it the current one.' })
  isCurrent!: boolean;

  @Field(() => [FiscalYearFlag], { description: 'Gaps and overlaps with the fiscal year before it; usually empty.' })
  flags!: FiscalYearFlag[];
}

@ObjectType({ simpleResolvers: true, description: 'A person who manages a team today.' })
export class TeamManager {
  @Field(() => ID, { description: 'userId of the source.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Full name. Null: this person has no record of their own to take it from.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Email address. Null: not known, or the caller is a VIEWER.' })
  email!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A person who decides on leave.' })
export class LeaveIssuer {
  @Field(() => ID, { description: 'userId of the source.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Full name. Null: the source does not name this person.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'Email address. Null: not known, or the caller is a VIEWER.' })
  email!: string | null;
}

@ObjectType({ simpleResolvers: true, description: 'A project or an area that employees are allocated to.' })
export class ProjectAllocation {
  @Field(() => ID, { description: 'Id of the allocation in the source.' })
  id!: string;

  @Field(() => String, { description: 'The name, as the source writes it.' })
  name!: string;

  @Field(() => String, { nullable: true, description: "The source's word: project or area. Null: it does not say." })
  type!: string | null;
}
