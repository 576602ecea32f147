import { Field, Float, ID, ObjectType } from 'type-graphql';

@ObjectType({
  simpleResolvers: true,
  description:
    'An entitlement that is not the same in two data versions. Days of leave do not move by it; what each person of the leave type has ' +
    'left does.',
})
export class EntitlementChange {
  @Field(() => ID, { description: 'leaveTypeId of the source.' })
  leaveTypeId!: string;

  @Field(() => String, { description: 'Name of the leave type.' })
  leaveType!: string;

  @Field(() => ID, { description: 'fiscalId of the source.' })
  fiscalYearId!: string;

  @Field(() => String, { description: 'Such as 2023/24.' })
  fiscalYear!: string;

  @Field(() => Float, { nullable: true, description: 'Days for one person in the earlier version. Null: no record had any.' })
  entitlementBefore!: number | null;

  @Field(() => Float, { nullable: true, description: 'Days for one person in the later version. Null: no record has any.' })
  entitlementAfter!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Unused days that could carry over in the earlier version. Null: no record had any.',
  })
  transferableBefore!: number | null;

  @Field(() => Float, { nullable: true, description: 'Unused days that may carry over in the later version. Null: no record has any.' })
  transferableAfter!: number | null;

  @Field(() => Float, { description: 'By how many days each person has more to take, without what carries over. Negative: fewer.' })
  difference!: number;
}
