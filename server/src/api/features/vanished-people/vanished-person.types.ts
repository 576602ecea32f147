import { GraphQLDateTime, GraphQLLocalDate } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

export const VanishedAs = { LEFT: 'LEFT', REMOVED: 'REMOVED' } as const;
export type VanishedAs = (typeof VanishedAs)[keyof typeof VanishedAs];

registerEnumType(VanishedAs, {
  name: 'VanishedAs',
  description: 'What happened to a person whose records vanished.',
  valuesConfig: {
    LEFT: { description: 'The person left the company. Their leave stays, and their employment ends.' },
    REMOVED: { description: 'The records were removed from the source. They are retired and count nowhere.' },
  },
});

/** Its key without `@Field` is for the field resolver. */
@ObjectType({
  simpleResolvers: true,
  description:
    'A person of whom the source no longer sends any record: all of them, three or more, have been missing since the same run. Their ' +
    'leave counts as before until somebody decides.',
})
export class VanishedPerson {
  employeeId!: string;

  @Field(() => Int, { description: 'Their leaves of every status.' })
  leaveCount!: number;

  @Field(() => GraphQLLocalDate, { description: 'First date of all their leave.' })
  firstDate!: string;

  @Field(() => GraphQLLocalDate, { description: 'Last date of all their leave: their last day of employment unless leftOn names another.' })
  lastDate!: string;

  @Field(() => GraphQLDateTime, { description: 'Begin of the first run that missed them.' })
  missingSince!: Date;
}
