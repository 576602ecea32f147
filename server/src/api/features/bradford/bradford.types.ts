import { Field, Float, Int, ObjectType } from 'type-graphql';

/** Who it is about is a field resolver; the key without `@Field` is for it. */
@ObjectType({ description: 'The Bradford factor of one person over the 52 weeks up to a date.' })
export class BradfordScore {
  employeeId!: string;

  @Field(() => Int, { description: 'Spells of approved leave with at least a share of a day in the 52 weeks.' })
  spellCount!: number;

  @Field(() => Float, { description: 'Days of approved leave in the 52 weeks.' })
  leaveDays!: number;

  @Field(() => Float, {
    description: 'spellCount x spellCount x leaveDays. It weighs short frequent leave; it says nothing about its reasons.',
  })
  factor!: number;
}
